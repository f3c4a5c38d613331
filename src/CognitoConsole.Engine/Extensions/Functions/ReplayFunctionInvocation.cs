using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class ReplayFunctionInvocation(CognitoDbContext db, PoolDirectory pools, InvocationLog log, FunctionDirectory functions, FunctionRunner runner, AuditTrail audit)
    : IOperation<ReplayFunctionInvocationRequest, ReplayFunctionInvocationResponse>
{
    public async Task<ReplayFunctionInvocationResponse> Handle(ReplayFunctionInvocationRequest request, OperationContext context)
    {
        await log.Flush(context.Cancellation);
        var invocation = await db.FunctionInvocations.AsNoTracking().FirstOrDefaultAsync(i => i.Id == request.InvocationId && i.UserPoolId == request.UserPoolId, context.Cancellation)
            ?? throw Errors.FunctionInvocationNotFound();
        var entry = await functions.Find(invocation.FunctionArn, context.Cancellation);
        if (entry is null && request.Source is null) throw Errors.FunctionNotFound(invocation.FunctionArn);
        FunctionRules.Foreign(FunctionKind.Inline, request.Source, null, null, null).Demand();

        audit.Note($"FunctionInvocation/{invocation.Id}", "Replayed", null, $"{invocation.TriggerSource} for {invocation.Username}");
        var content = log.Open(await pools.Pool(invocation.UserPoolId, context.Cancellation), invocation);
        var run = request.Source is null
            ? await runner.Try(entry, null, content.Input, context.Cancellation)
            : await runner.Try(entry?.Function.Kind == FunctionKind.Inline ? entry : null, request.Source, content.Input, context.Cancellation);
        return new ReplayFunctionInvocationResponse { Recorded = InvocationView.Run(invocation, content), Run = InvocationView.Run(content.Input, run) };
    }
}
