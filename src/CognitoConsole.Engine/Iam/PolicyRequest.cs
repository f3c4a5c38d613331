using Microsoft.Extensions.Primitives;

namespace CognitoConsole.Engine.Iam;

/// <summary>What somebody wants to do, with every policy that has a say.</summary>
public sealed record PolicyRequest
{
    public required PolicyPrincipal Principal { get; init; }

    /// <summary><c>cognito-idp:ListUsers</c></summary>
    public required string Action { get; init; }

    /// <summary>ARN, or <c>*</c> for an operation on nothing in particular.</summary>
    public required string Resource { get; init; }

    public PolicyContext Context { get; init; } = [];

    /// <summary>What whoever simulates says of the request: it wins over what principal and clock would answer. Null in every decision in earnest.</summary>
    internal PolicyContext? Simulated { get; init; }

    /// <summary>Answers <c>aws:CurrentTime</c> and <c>aws:EpochTime</c>.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Who owns the resource. Null: the account in the resource's ARN, and where that names none (S3) the principal's own.</summary>
    public string? ResourceAccountId { get; init; }

    /// <summary>Policies of the user or role. One that allows is enough.</summary>
    public IReadOnlyList<NamedPolicy> IdentityPolicies { get; init; } = [];

    /// <summary>Policy of the resource: bucket policy, trust policy.</summary>
    public NamedPolicy? ResourcePolicy { get; init; }

    /// <summary>The most that identity policies can grant.</summary>
    public NamedPolicy? PermissionsBoundary { get; init; }

    /// <summary>
    /// Layers, each of which must allow; within a layer one policy that allows is enough. The inline and managed policies passed to one AssumeRole are one layer,
    /// and so is the scope-down of guests: AWS gives them S3 by its inline policy and RUM by its managed one.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<NamedPolicy>> SessionPolicies { get; init; } = [];
}

/// <param name="Name">How a decision names it to people.</param>
public sealed record NamedPolicy(string Name, PolicyDocument Document)
{
    /// <summary>As simulations name it: role, user-managed, aws-managed, resource; none for a text that somebody tries.</summary>
    public string SourceType { get; init; } = "none";
}

/// <summary>Condition keys of one request. Names are compared without regard to case; a key may have several values.</summary>
public sealed class PolicyContext : IEnumerable<KeyValuePair<string, StringValues>>
{
    private readonly Dictionary<string, StringValues> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>No values for a key that is absent; both mean the same to every operator.</summary>
    public StringValues this[string key]
    {
        get => _values.GetValueOrDefault(key);
        set => _values[key] = value;
    }

    public bool Has(string key) => _values.ContainsKey(key);

    public IEnumerator<KeyValuePair<string, StringValues>> GetEnumerator() => _values.GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>For collection initializers.</summary>
    public void Add(string key, params string[] values) => _values[key] = values;
}
