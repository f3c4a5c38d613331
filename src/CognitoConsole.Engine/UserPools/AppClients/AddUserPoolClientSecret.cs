using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AddUserPoolClientSecret.html">AddUserPoolClientSecret</see></summary>
[DecidesAnew]
public sealed class AddUserPoolClientSecret(CognitoDbContext db, PoolDirectory pools, PoolSecrets secrets, TimeProvider clock)
    : IOperation<AddUserPoolClientSecretRequest, AddUserPoolClientSecretResponse>
{
    public async Task<AddUserPoolClientSecretResponse> Handle(AddUserPoolClientSecretRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var client = await db.UserPoolClients.FirstOrDefaultAsync(c => c.UserPoolId == pool.Id && c.ClientId == request.ClientId, context.Cancellation)
            ?? throw Errors.UserPoolClientNotFound(request.ClientId);
        ClientSecrets.DemandManaged(client);
        if (!client.HasSecret) throw Errors.InvalidParameter($"Client {client.ClientId} is not configured for secret.");
        var existing = await db.UserPoolClientSecrets.AsNoTracking().Where(s => s.UserPoolId == pool.Id && s.ClientId == client.ClientId).ToListAsync(context.Cancellation);
        if (existing.Count >= ClientSecrets.MaxSecrets) throw Errors.LimitExceeded($"The maximum number of secrets for client {client.ClientId} is {ClientSecrets.MaxSecrets}.");

        var secret = request.ClientSecret ?? CodeGenerator.ClientSecret();
        if (existing.Any(s => ConstantTime.Equals(ClientSecrets.Open(s, pool, secrets).Value, secret))) throw Errors.InvalidParameter("The client already has this secret.", "clientSecret");
        var row = ClientSecrets.Row(client, secret, brought: request.ClientSecret is not null, pool, secrets, clock.GetUtcNow(), existing);
        db.UserPoolClientSecrets.Add(row);
        // Two additions at once must not make three secrets: the client's version decides.
        ClientSettings.Touch(client, clock);
        await db.SaveChangesAsync(context.Cancellation);
        return new() { ClientSecretDescriptor = ClientSecrets.Describe(row) with { ClientSecretValue = request.ClientSecret is null ? secret : null } };
    }
}
