namespace CognitoConsole.Admin.UserPools;

/// <summary>All that the wizard knows so far; saved while it is typed, so that a lost connection loses nothing.</summary>
public sealed class PoolDraft
{
    public PoolForm Pool { get; set; } = new();
    public List<ClientForm> Clients { get; set; } = [];

    /// <summary>Prefix domain for the pool's own pages; empty for none.</summary>
    public string Domain { get; set; } = "";

    public HashSet<string> Visited { get; set; } = [];

    /// <summary>The pool, once it exists: what follows it failed, and the wizard goes on from there.</summary>
    public string? CreatedPoolId { get; set; }

    public int CreatedClients { get; set; }
}
