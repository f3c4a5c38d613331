using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>What a user has is in it, so reading leaves a trace.</summary>
internal sealed class GetFunctionInvocation(CognitoDbContext db, PoolDirectory pools, InvocationLog log, AuditTrail audit) : IOperation<GetFunctionInvocationRequest, GetFunctionInvocationResponse>
{
    public async Task<GetFunctionInvocationResponse> Handle(GetFunctionInvocationRequest request, OperationContext context)
    {
        await log.Flush(context.Cancellation);
        var invocation = await db.FunctionInvocations.AsNoTracking().FirstOrDefaultAsync(i => i.Id == request.InvocationId && i.UserPoolId == request.UserPoolId, context.Cancellation)
            ?? throw Errors.FunctionInvocationNotFound();
        audit.Note($"FunctionInvocation/{invocation.Id}", "Read", null, $"{invocation.TriggerSource} for {invocation.Username}");
        return new GetFunctionInvocationResponse { Invocation = InvocationView.Of(invocation), Run = InvocationView.Run(invocation, log.Open(await pools.Pool(invocation.UserPoolId, context.Cancellation), invocation)) };
    }
}
