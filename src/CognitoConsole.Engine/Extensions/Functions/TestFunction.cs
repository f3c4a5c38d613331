using CognitoConsole.Contracts.Extensions;
using FluentValidation;

namespace CognitoConsole.Engine.Extensions;

internal sealed class TestFunction(FunctionDirectory functions, FunctionRunner runner) : IOperation<TestFunctionRequest, TestFunctionResponse>
{
    public async Task<TestFunctionResponse> Handle(TestFunctionRequest request, OperationContext context)
    {
        InvocationView.DemandEvent(request.Event);
        var entry = request.Arn is null ? null : await functions.Find(request.Arn, context.Cancellation) ?? throw Errors.FunctionNotFound(request.Arn);
        FunctionRules.Foreign(entry?.Function.Kind ?? FunctionKind.Inline, request.Source, null, null, null).Demand();
        var run = await runner.Try(entry, request.Source, request.Event, context.Cancellation);
        return new TestFunctionResponse { Run = InvocationView.Run(request.Event, run) };
    }

    internal sealed class Validator : AbstractValidator<TestFunctionRequest>
    {
        public Validator() => this.Rules(r => r.Arn is null && r.Source is null ? [new Violation("arn", "Name a function or give a source.")] : []);
    }
}
