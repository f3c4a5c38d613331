using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>
/// Creates a pool with its resource server, app clients and domain. AWS has no transaction over them: what exists is noted in
/// the draft, a refusal says exactly how far it came, and trying again goes on from there.
/// </summary>
public abstract class PoolCreationPage : ConsolePage
{
    protected PoolDraft Draft { get; set; } = new();

    /// <summary>The last refusal, with member paths of the form. Outlives later calls of the page.</summary>
    protected ConsoleError? Refusal { get; set; }

    /// <summary>What was refused: "App client web".</summary>
    protected string FailedAt { get; private set; } = "";

    protected async Task<bool> CreateAll()
    {
        Refusal = null;
        if (Draft.NewPool is { } pool)
        {
            if (await Send(pool) is not { UserPool.Id: { } id }) return Refused("The user pool", "");
            Draft.CreatedPoolId = id;
        }

        if (Draft.NewMfa is { } mfa)
        {
            if (await Send(mfa) is null) return Refused("Multi-factor authentication", "");
            Draft.CreatedMfa = true;
        }

        if (Draft.NewResourceServer is { } server)
        {
            if (await Send(server) is null) return Refused($"Resource server {server.Identifier}", "resourceServer.");
            Draft.CreatedResourceServer = true;
        }

        while (Draft.NewClients is [var client, ..])
        {
            if (await Send(client) is not { UserPoolClient.ClientId: { } id }) return Refused($"App client {client.ClientName}", $"clients.{Draft.CreatedClients + 1}.member.");
            Draft.CreatedClientIds.Add(id);
        }

        return Draft.NewDomain is not { } domain || await Send(domain) is not null || Refused($"Domain {domain.Domain}", "");
    }

    /// <summary>Whether a prefix is free; null when the server could not say or the prefix breaks a rule.</summary>
    protected async Task<bool?> IsAvailable(string prefix)
    {
        Form.Touch("domain");
        if (PoolRules.Domain(prefix).Any()) return null;
        var found = await Send(new DescribeUserPoolDomainRequest { Domain = prefix });
        return found is null ? null : string.IsNullOrEmpty(found.DomainDescription?.UserPoolId);
    }

    private bool Refused(string what, string prefix)
    {
        FailedAt = what;
        Refusal = Error is { } error ? error with { Fields = [.. error.Fields.Select(f => f with { Path = prefix + f.Path })] } : null;
        return false;
    }
}
