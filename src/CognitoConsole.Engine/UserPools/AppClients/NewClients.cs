using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>How an app client comes into being, whether an administrator makes it or it registers itself.</summary>
public sealed class NewClients(CognitoDbContext db, PoolSecrets secrets, TimeProvider clock)
{
    private const int MaxClients = 1000;

    /// <param name="settings">Have passed <see cref="ClientRules"/>, and have a name.</param>
    /// <param name="type">REGULAR or DCR.</param>
    /// <param name="secret">Null for a public client.</param>
    internal async Task<UserPoolClient> Add(UpdateUserPoolClientRequest settings, UserPool pool, string type, ClientSecret? secret, CancellationToken cancellation)
    {
        await ClientReferences.Demand(settings, pool, type, db, cancellation);
        if (await db.UserPoolClients.CountAsync(c => c.UserPoolId == pool.Id, cancellation) >= MaxClients)
            throw Errors.LimitExceeded($"The maximum number of app clients for user pool {pool.Id} is {MaxClients}.");

        var now = clock.GetUtcNow();
        var client = new UserPoolClient
        {
            UserPoolId = pool.Id,
            ClientId = CodeGenerator.ClientId(),
            ClientName = settings.ClientName!,
            CreationDate = now,
            LastModifiedDate = now,
            ClientType = type,
            HasSecret = secret is not null,
            ExplicitAuthFlows = [],
        };
        ClientSettings.Apply(settings, client);
        db.UserPoolClients.Add(client);
        if (secret is { } known) db.UserPoolClientSecrets.Add(ClientSecrets.Row(client, known.Value, known.WasBrought, pool, secrets, now, []));
        await db.SaveChangesAsync(cancellation);
        return client;
    }
}
