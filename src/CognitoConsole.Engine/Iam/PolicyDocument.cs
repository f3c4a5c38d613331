namespace CognitoConsole.Engine.Iam;

/// <summary>Where a document stands decides which elements it must have.</summary>
public enum PolicyKind
{
    /// <summary>Of a user, role or session, or a boundary: Resource, no Principal.</summary>
    Identity,

    /// <summary>Of a resource: Principal and Resource.</summary>
    Resource,

    /// <summary>Of a role, saying who may assume it: Principal, no Resource.</summary>
    Trust,
}

/// <summary>Why a statement of a stored policy, or all of it, passes no more.</summary>
/// <param name="Statement">Its index; null: the text as a whole.</param>
/// <param name="Denies">It stands for a Deny of everything; false: for nothing, as an Allow.</param>
public sealed record PolicyFault(int? Statement, bool Denies, string Path, string Reason);

/// <summary>A policy, compiled once and never changed.</summary>
public sealed class PolicyDocument
{
    /// <summary>Characters of a managed policy, without blanks, as in AWS.</summary>
    public const int MaxManaged = 6144;

    /// <summary>Characters of all inline policies of a role.</summary>
    public const int MaxInline = 10240;

    /// <summary>Characters of a resource's policy.</summary>
    public const int MaxResource = 20480;

    private readonly Statement[] _statements;

    internal PolicyDocument(string text, PolicyKind kind, string version, string? id, Statement[] statements, IReadOnlyList<PolicyFault>? faults = null)
    {
        Faults = faults ?? [];
        Text = text;
        Kind = kind;
        Version = version;
        Id = id;
        _statements = statements;
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    public PolicyKind Kind { get; }
    public string Version { get; }
    public string? Id { get; }
    public int StatementCount => _statements.Length;

    /// <summary>Of a stored text; none where everything counts as it is written.</summary>
    public IReadOnlyList<PolicyFault> Faults { get; }

    /// <summary>The text is no policy: the one statement does not stand in it.</summary>
    internal bool IsUnreadable => Faults.Any(f => f.Statement is null);

    /// <param name="maxLength">Characters without blanks.</param>
    /// <exception cref="CognitoConsole.Contracts.CognitoException">MalformedPolicyDocument with path and reason; LimitExceeded.</exception>
    public static PolicyDocument Parse(string text, PolicyKind kind, int maxLength) => new PolicyReader(kind).Read(text, maxLength);

    /// <summary>
    /// A text that was taken once, perhaps under other rules: never refuses. A statement that passes no more allows nothing; one that denied, or may have, denies everything, since nobody
    /// knows what it kept away.
    /// </summary>
    public static PolicyDocument Stored(string text, PolicyKind kind) => new PolicyReader(kind).ReadStored(text);

    /// <summary>Context keys that the document asks for: of conditions, and of variables that nothing stands in for.</summary>
    internal IEnumerable<string> ContextKeys => _statements.SelectMany(s => s.Conditions.Select(c => c.Key.Name)
        .Concat(s.Conditions.SelectMany(c => c.Variables).Concat((s.Resources ?? []).SelectMany(r => r.Variables)).Where(v => v.Default is null).Select(v => v.Key.Name)));

    internal Statement this[int index] => _statements[index];

    /// <summary>The first statement that denies and the one that allows with the strongest naming; -1 where none does. A deny ends the search.</summary>
    internal (int Deny, int Allow, Naming Naming) Evaluate(PolicyRequest request, in ArnText resource)
    {
        var (allow, strongest) = (-1, Naming.None);
        for (var i = 0; i < _statements.Length; i++)
        {
            var statement = _statements[i];
            // A further allow says nothing new in a policy without principals.
            if (allow >= 0 && !statement.Deny && statement.Principal is null)
                continue;
            if (!statement.Applies(request, resource, out var naming))
                continue;
            if (statement.Deny)
                return (i, allow, strongest);
            if (allow < 0 || naming > strongest)
                (allow, strongest) = (i, naming);
        }

        return (-1, allow, strongest);
    }
}
