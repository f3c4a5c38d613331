using CognitoConsole.Contracts;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>From the domain in an address to its pool and the client that a request names.</summary>
public sealed class LoginDomains(PoolDirectory pools, PoolSecrets secrets)
{
    public async ValueTask<UserPoolDomain> Find(string domain, CancellationToken cancellation) =>
        (await pools.Domain(domain.ToLowerInvariant(), cancellation))?.Domain ?? throw Errors.NoSuchDomain();

    /// <summary>The client of a page. An unknown one, and one of another pool, is refused without a redirect.</summary>
    public async ValueTask<ClientEntry> Client(string domain, string? clientId, CancellationToken cancellation)
    {
        var found = await Find(domain, cancellation);
        if (string.IsNullOrEmpty(clientId)) throw Errors.InvalidRequest("client_id is missing");
        return await Client(found, clientId, cancellation) ?? throw Errors.InvalidRequest("Client does not exist.");
    }

    /// <summary>The client of a machine request, which has to show its secret when it has one and must not show one when it has none.</summary>
    public async ValueTask<ClientEntry> AuthenticatedClient(string domain, string? clientId, string? secret, CancellationToken cancellation)
    {
        var found = await Find(domain, cancellation);
        if (string.IsNullOrEmpty(clientId) || await Client(found, clientId, cancellation) is not { } entry || !ClientAuthentication.KnowsSecret(entry, secret))
            throw Errors.InvalidClient();
        return entry;
    }

    private async ValueTask<ClientEntry?> Client(UserPoolDomain domain, string clientId, CancellationToken cancellation)
    {
        try
        {
            var entry = await pools.Client(domain.UserPoolId, clientId, cancellation);
            secrets.Demand(entry.Pool); // as for every public operation
            return entry;
        }
        catch (CognitoException unknown) when (unknown.Code == ErrorCodes.ResourceNotFoundException)
        {
            return null;
        }
    }
}
