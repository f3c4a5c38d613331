using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolClientSecret.html">DeleteUserPoolClientSecret</see></summary>
[DecidesAnew]
public sealed class DeleteUserPoolClientSecret(CognitoDbContext db, PoolDirectory pools, TimeProvider clock)
    : IOperation<DeleteUserPoolClientSecretRequest, DeleteUserPoolClientSecretResponse>
{
    public async Task<DeleteUserPoolClientSecretResponse> Handle(DeleteUserPoolClientSecretRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var client = await db.UserPoolClients.FirstOrDefaultAsync(c => c.UserPoolId == pool.Id && c.ClientId == request.ClientId, context.Cancellation)
            ?? throw Errors.UserPoolClientNotFound(request.ClientId);
        ClientSecrets.DemandManaged(client);
        var secrets = await db.UserPoolClientSecrets.Where(s => s.UserPoolId == pool.Id && s.ClientId == client.ClientId).ToListAsync(context.Cancellation);
        var secret = secrets.Find(s => s.SecretId == request.ClientSecretId) ?? throw Errors.ResourceNotFound($"Client secret {request.ClientSecretId} does not exist.");
        if (secrets.Count == 1) throw Errors.InvalidParameter("The last secret of a client cannot be deleted.");

        db.UserPoolClientSecrets.Remove(secret);
        // Two deletions at once must not leave the client without any: the client's version decides.
        ClientSettings.Touch(client, clock);
        await db.SaveChangesAsync(context.Cancellation);
        return new();
    }
}
