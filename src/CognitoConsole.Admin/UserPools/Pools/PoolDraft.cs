using System.Text.Json.Serialization;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>A pool to be created with what belongs to it, and how far that has come. Saved while it is typed, so that a lost connection loses nothing.</summary>
public sealed class PoolDraft
{
    public PoolForm Pool { get; set; } = new();
    public MfaForm Mfa { get; set; } = new();
    public List<ClientForm> Clients { get; set; } = [];

    /// <summary>Identifier of a resource server whose scopes <c>read</c> and <c>write</c> a machine-to-machine client asks for; null for none.</summary>
    public string? ResourceServer { get; set; }

    /// <summary>Prefix domain for the pool's own pages; empty for none.</summary>
    public string Domain { get; set; } = "";

    [JsonIgnore]
    public HashSet<string> Visited { get; set; } = [];

    /// <summary>The pool, once it exists: what follows it failed, and the page goes on from there.</summary>
    public string? CreatedPoolId { get; set; }

    /// <summary>Its second factors are set; AWS takes them in a call of their own.</summary>
    public bool CreatedMfa { get; set; }
    public bool CreatedResourceServer { get; set; }
    public List<string> CreatedClientIds { get; set; } = [];

    [JsonIgnore]
    public int CreatedClients => CreatedClientIds.Count;

    // What is still to be sent, in this order: the pages show these as commands, and send them.
    internal CreateUserPoolRequest? NewPool => CreatedPoolId is null ? PoolMapping.Create(Pool) : null;

    internal SetUserPoolMfaConfigRequest? NewMfa => CreatedMfa || Mfa.Mode == UserPoolMfaType.Off ? null : Mfa.ToRequest(PoolId, PoolMapping.Create(Pool).SmsConfiguration);

    internal CreateResourceServerRequest? NewResourceServer => CreatedResourceServer || ResourceServer is not { } identifier ? null : new()
    {
        UserPoolId = PoolId,
        Identifier = identifier,
        Name = identifier,
        Scopes = [new() { ScopeName = "read", ScopeDescription = "Read" }, new() { ScopeName = "write", ScopeDescription = "Write" }],
    };

    internal IReadOnlyList<CreateUserPoolClientRequest> NewClients => [.. Clients.Skip(CreatedClients).Select(c => c.ToRequest(PoolId))];

    internal CreateUserPoolDomainRequest? NewDomain => Domain.Length == 0 ? null : new() { Domain = Domain, UserPoolId = PoolId };

    internal IReadOnlyList<object?> Requests => [NewPool, NewMfa, NewResourceServer, .. NewClients, NewDomain];

    /// <summary>A word in its place while nobody knows it.</summary>
    private string PoolId => CreatedPoolId ?? "USER_POOL_ID";
}
