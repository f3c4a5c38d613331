using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;

namespace CognitoConsole.Admin.IdentityPools;

/// <summary>How the role of one provider's people is chosen, while it is edited.</summary>
public sealed class RoleMappingForm
{
    /// <summary>The default role, whoever it is.</summary>
    public const string Default = "Default";

    public required string Key { get; init; }
    public string Type { get; set; } = Default;

    /// <summary>What happens when no rule, or no single role, fits.</summary>
    public string Ambiguous { get; set; } = AmbiguousRoleResolutionType.AuthenticatedRole;
    public List<RuleForm> Rules { get; set; } = [];

    /// <summary>A user pool's tokens name roles; other issuers are not believed.</summary>
    public bool TokenAllowed => Key.StartsWith("cognito-idp.", StringComparison.Ordinal);

    /// <summary>Do people get the pool's default role here, always or sometimes?</summary>
    public bool FallsBack => Type == Default || Ambiguous == AmbiguousRoleResolutionType.AuthenticatedRole;

    public static RoleMappingForm From(string key, RoleMapping? mapping) => mapping is null ? new() { Key = key } : new()
    {
        Key = key,
        Type = mapping.Type,
        Ambiguous = mapping.AmbiguousRoleResolution ?? AmbiguousRoleResolutionType.AuthenticatedRole,
        Rules = [.. (mapping.RulesConfiguration?.Rules ?? []).Select(r => new RuleForm { Claim = r.Claim, MatchType = r.MatchType, Value = r.Value, Role = r.RoleARN })],
    };

    public RoleMapping? ToShape() => Type == Default ? null : new()
    {
        Type = Type,
        AmbiguousRoleResolution = Ambiguous,
        RulesConfiguration = Type != RoleMappingType.Rules ? null : new() { Rules = [.. Rules.Select(r => new MappingRule { Claim = r.Claim.Trim(), MatchType = r.MatchType, Value = r.Value.Trim(), RoleARN = r.Role })] },
    };

    public IEnumerable<FieldError> Faults()
    {
        if (Type != RoleMappingType.Rules) yield break;
        if (Rules.Count == 0) yield return new($"roleMappings.{Key}", "Add at least one rule, or use the default role.");
        for (var i = 0; i < Rules.Count; i++)
            if (Rules[i].Claim.Trim().Length == 0 || Rules[i].Value.Trim().Length == 0 || Rules[i].Role.Length == 0)
                yield return new($"roleMappings.{Key}", $"Rule {i + 1} needs a claim, a value and a role.");
    }

    /// <summary>As the operator reads it.</summary>
    public string Text() => Type switch
    {
        Default => "Default role",
        _ when Type == RoleMappingType.Token => $"Role named by the token, else {Else}",
        _ => string.Join("; ", Rules.Select(r => $"{r.Claim} {r.MatchType} {r.Value} → {r.Role[(r.Role.LastIndexOf('/') + 1)..]}")) + $"; else {Else}",
    };

    private string Else => Ambiguous == AmbiguousRoleResolutionType.Deny ? "refused" : "default role";
}

/// <summary>One rule, in its order: the first that fits wins.</summary>
public sealed class RuleForm
{
    public string Claim { get; set; } = "";
    public string MatchType { get; set; } = MappingRuleMatchType.Equals_;
    public string Value { get; set; } = "";
    public string Role { get; set; } = "";
}
