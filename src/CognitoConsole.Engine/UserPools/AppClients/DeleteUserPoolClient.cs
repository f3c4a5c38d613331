using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolClient.html">DeleteUserPoolClient</see></summary>
public sealed class DeleteUserPoolClient(CognitoDbContext db, PoolDirectory pools) : IOperation<DeleteUserPoolClientRequest, DeleteUserPoolClientResponse>
{
    public async Task<DeleteUserPoolClientResponse> Handle(DeleteUserPoolClientRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var client = await db.UserPoolClients.FirstOrDefaultAsync(c => c.UserPoolId == pool.Id && c.ClientId == request.ClientId, context.Cancellation)
            ?? throw Errors.UserPoolClientNotFound(request.ClientId);
        await using var transaction = await db.Database.BeginTransactionAsync(context.Cancellation);
        // They name the client without a foreign key, which every sign-in would pay for.
        await db.RefreshTokens.Where(t => t.UserPoolId == pool.Id && t.ClientId == client.ClientId).ExecuteDeleteAsync(context.Cancellation);
        await db.AuthorizationCodes.Where(c => c.UserPoolId == pool.Id && c.ClientId == client.ClientId).ExecuteDeleteAsync(context.Cancellation);
        db.UserPoolClients.Remove(client);
        await LoginBrandings.Remove(db, client, context.Cancellation);
        db.RiskConfigurations.RemoveRange(await db.RiskConfigurations.Where(r => r.UserPoolId == pool.Id && r.ClientId == request.ClientId).ToListAsync(context.Cancellation));
        await db.SaveChangesAsync(context.Cancellation);
        await transaction.CommitAsync(context.Cancellation);
        return new();
    }
}
