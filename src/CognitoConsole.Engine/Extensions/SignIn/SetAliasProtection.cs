using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Keeps aliases with whoever has them, or lets them move as in Cognito.</summary>
public sealed class SetAliasProtection(CognitoDbContext db, TimeProvider clock) : IOperation<SetAliasProtectionRequest, Nothing>
{
    public async Task<Nothing> Handle(SetAliasProtectionRequest request, OperationContext context)
    {
        var pool = await db.UserPools.FirstOrDefaultAsync(p => p.Id == request.UserPoolId, context.Cancellation) ?? throw Errors.UserPoolNotFound(request.UserPoolId);
        pool.NeverMovesAliases = request.NeverMoves;
        PoolSettings.Touch(pool, clock);
        await db.SaveChangesAsync(context.Cancellation);
        return new Nothing();
    }
}
