namespace CognitoConsole.Engine.Iam;

/// <summary>How a resource policy came to name the principal; the strongest counts.</summary>
internal enum Naming : byte
{
    None,

    /// <summary>By its account: hands the decision to that account's own policies.</summary>
    Account,
    Everyone,

    /// <summary>By the role behind the session.</summary>
    Role,

    /// <summary>By its own ARN (or as service or provider): no boundary or session policy stands in between.</summary>
    Itself,
}

/// <summary>The Principal or NotPrincipal element.</summary>
internal sealed class PrincipalPattern
{
    public bool Everyone { get; init; }

    /// <summary>ARNs of users, roles and sessions.</summary>
    public string[] Arns { get; init; } = [];

    /// <summary>Twelve digits each.</summary>
    public string[] Accounts { get; init; } = [];

    public string[] Services { get; init; } = [];

    public string[] Providers { get; init; } = [];

    /// <summary>
    /// <c>*</c> in an Allow is every AWS principal and the unsigned caller, but no web identity and no service: those are trusted by name only, or a role
    /// would be open to the tokens of any provider. <c>*</c> in a Deny is everybody.
    /// </summary>
    public Naming Names(PolicyPrincipal principal, bool deny)
    {
        switch (principal.Kind)
        {
            case PrincipalKind.Service when Services.Contains(principal.Arn):
            case PrincipalKind.Federated when Providers.Contains(principal.Arn):
                return Naming.Itself;
            case PrincipalKind.Service or PrincipalKind.Federated:
                return Everyone && deny ? Naming.Everyone : Naming.None;
            case PrincipalKind.Anonymous:
                return Everyone ? Naming.Everyone : Naming.None;
        }

        if (Arns.Contains(principal.Arn))
            return Naming.Itself;
        if (principal.RoleArn is { } role && Arns.Contains(role))
            return Naming.Role;
        if (Everyone)
            return Naming.Everyone;
        return Accounts.Contains(principal.AccountId) ? Naming.Account : Naming.None;
    }

    /// <summary>NotPrincipal spares those it names. Naming an account spares its root alone, so a Deny reaches rather too far than not far enough.</summary>
    public bool Spares(PolicyPrincipal principal) => Names(principal, deny: true) switch
    {
        Naming.None => false,
        Naming.Account => principal.Kind == PrincipalKind.Root,
        _ => true,
    };
}
