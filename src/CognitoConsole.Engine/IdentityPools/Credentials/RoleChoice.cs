using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using IdentityPool = CognitoConsole.Data.IdentityPools.IdentityPool;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>Which role an identity gets, and why. For credentials and for the simulator alike.</summary>
/// <param name="Because">The rule, claim or default that chose it, in words.</param>
public sealed record ChosenRole(string RoleArn, string Because);

/// <summary>AWS's resolution of roles in the enhanced flow: guests and logins without a mapping get the pool's default, or the role that their SAML provider names; a mapping decides by the token's roles or by rules.</summary>
internal static class RoleChoice
{
    private const string RolesClaim = "cognito:roles";
    private const string PreferredClaim = "cognito:preferred_role";

    /// <exception cref="CognitoException">NotAuthorizedException: a role that is not among the possible ones, or ambiguity that the pool denies. InvalidIdentityPoolConfigurationException: no role at all.</exception>
    public static ChosenRole Of(IdentityPool pool, IReadOnlyList<ProvenLogin> logins, string? customRoleArn, EngineOptions options)
    {
        if (logins.Count == 0)
        {
            if (customRoleArn is not null) throw Forbidden();
            return new ChosenRole(Default(pool, "unauthenticated"), "default role for guests");
        }

        foreach (var (key, mapping) in pool.RoleMappings)
        {
            var canonical = ProviderNames.CanonicalKey(key, options);
            if (logins.FirstOrDefault(l => l.RoleMappingKey == canonical) is { } login)
                return mapping.Type == RoleMappingType.Token ? ByToken(pool, mapping, login, customRoleArn) : ByRules(pool, mapping, login, customRoleArn);
        }

        if (logins.FirstOrDefault(l => l.Roles.Count > 0) is { } naming) return ByAssertion(naming, customRoleArn);
        if (customRoleArn is not null) throw Forbidden();
        return new ChosenRole(Default(pool, "authenticated"), "default role for authenticated identities");
    }

    private static ChosenRole ByToken(IdentityPool pool, RoleMapping mapping, ProvenLogin login, string? custom)
    {
        var roles = login.Claims.GetValueOrDefault(RolesClaim) ?? [];
        if (custom is not null) return roles.Contains(custom) ? new(custom, $"asked for, and among {RolesClaim} of the token") : throw Forbidden();
        if (login.Claim(PreferredClaim) is { } preferred && roles.Contains(preferred)) return new(preferred, $"{PreferredClaim} of the token");
        return roles.Length == 1 ? new(roles[0], $"the only one of {RolesClaim} of the token") : Ambiguous(pool, mapping, $"{RolesClaim} of the token names {roles.Length} roles and prefers none");
    }

    /// <summary>A SAML provider names roles itself, as it does for STS: the app chooses among several.</summary>
    private static ChosenRole ByAssertion(ProvenLogin login, string? custom)
    {
        if (custom is not null) return login.Roles.Contains(custom) ? new(custom, "asked for, and among the roles that the assertion names") : throw Forbidden();
        return login.Roles.Count == 1 ? new(login.Roles[0], "the only role that the assertion names") : throw Forbidden();
    }

    private static ChosenRole ByRules(IdentityPool pool, RoleMapping mapping, ProvenLogin login, string? custom)
    {
        var rules = mapping.RulesConfiguration!.Rules;
        for (var i = 0; i < rules.Count; i++)
        {
            if ((custom is null || rules[i].RoleARN == custom) && Matches(rules[i], login))
                return new(rules[i].RoleARN, $"rule {i + 1}: {rules[i].Claim} {rules[i].MatchType} {rules[i].Value}");
        }

        return custom is null ? Ambiguous(pool, mapping, "no rule matches the token") : throw Forbidden();
    }

    /// <summary>A claim with several values matches when one of them does; NotEqual when none of them is the value. A claim that is absent never matches.</summary>
    private static bool Matches(MappingRule rule, ProvenLogin login)
    {
        if (!login.Claims.TryGetValue(rule.Claim, out var values) || values.Length == 0) return false;
        return rule.MatchType switch
        {
            MappingRuleMatchType.Equals_ => values.Contains(rule.Value),
            MappingRuleMatchType.Contains => values.Any(v => v.Contains(rule.Value, StringComparison.Ordinal)),
            MappingRuleMatchType.StartsWith => values.Any(v => v.StartsWith(rule.Value, StringComparison.Ordinal)),
            _ => !values.Contains(rule.Value),
        };
    }

    private static ChosenRole Ambiguous(IdentityPool pool, RoleMapping mapping, string why) => mapping.AmbiguousRoleResolution == AmbiguousRoleResolutionType.AuthenticatedRole
        ? new ChosenRole(Default(pool, "authenticated"), $"default role, since {why}")
        : throw Forbidden();

    private static string Default(IdentityPool pool, string kind) => pool.Roles.GetValueOrDefault(kind) ?? throw Errors.InvalidPoolConfiguration();

    private static CognitoException Forbidden() => Errors.NotAuthorized("Access to Role is forbidden");
}
