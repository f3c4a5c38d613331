using CognitoConsole.Contracts.Extensions;

namespace CognitoConsole.Engine.Extensions;

public sealed class CheckFunctionSource : IOperation<CheckFunctionSourceRequest, CheckFunctionSourceResponse>
{
    public Task<CheckFunctionSourceResponse> Handle(CheckFunctionSourceRequest request, OperationContext context) =>
        Task.FromResult(new CheckFunctionSourceResponse { Fault = FunctionRules.Fault(request.Source) });
}
