using CognitoConsole.Contracts.Extensions;

namespace CognitoConsole.Engine.Extensions;

public sealed class CheckFunctionSource : IOperation<CheckFunctionSourceRequest, CheckFunctionSourceResponse>
{
    public Task<CheckFunctionSourceResponse> Handle(CheckFunctionSourceRequest request, OperationContext context)
    {
        var fault = FunctionRules.Fault(request.Source);
        return Task.FromResult(new CheckFunctionSourceResponse { Fault = fault?.Message, FaultLine = fault?.Line });
    }
}
