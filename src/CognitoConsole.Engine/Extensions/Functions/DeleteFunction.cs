using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class DeleteFunction(CognitoDbContext db, FunctionUses uses) : IOperation<DeleteFunctionRequest, Nothing>
{
    public async Task<Nothing> Handle(DeleteFunctionRequest request, OperationContext context)
    {
        var function = await db.Functions.FirstOrDefaultAsync(f => f.Name == request.Name, context.Cancellation) ?? throw Errors.FunctionNotFound(request.Name);
        if (await uses.Of(function.Arn, context.Cancellation) is [var use, ..]) throw Errors.InvalidParameter($"The function is the {use.Trigger} trigger of {use.PoolName} ({use.UserPoolId ?? use.IdentityPoolId}). Remove it there first.");
        db.Functions.Remove(function);
        await db.SaveChangesAsync(context.Cancellation);
        return new Nothing();
    }
}
