using System.Text.Json;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using CognitoConsole.Engine.Iam;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using IdentityPool = CognitoConsole.Data.IdentityPools.IdentityPool;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_SetIdentityPoolRoles.html">SetIdentityPoolRoles</see>: replaces roles and mappings as a whole.</summary>
public sealed class SetIdentityPoolRoles(CognitoDbContext db, EngineOptions options, PassRole passRole, TimeProvider clock) : IOperation<SetIdentityPoolRolesRequest, SetIdentityPoolRolesResponse>
{
    private const string Authenticated = "authenticated";

    public async Task<SetIdentityPoolRolesResponse> Handle(SetIdentityPoolRolesRequest request, OperationContext context)
    {
        var pool = await db.IdentityPools.FirstOrDefaultAsync(p => p.Id == request.IdentityPoolId, context.Cancellation) ?? throw Errors.IdentityPoolNotFound(request.IdentityPoolId);
        var mappings = request.RoleMappings ?? new Dictionary<string, RoleMapping>();
        var known = ProviderNames.RoleMappingKeys(pool, options).ToHashSet(StringComparer.Ordinal);
        foreach (var key in mappings.Keys)
            if (!known.Contains(ProviderNames.CanonicalKey(key, options)))
                throw Errors.InvalidParameter($"({key}) is not a valid RoleMapping ProviderName or is not a configured provider.", "roleMappings");
        // A token of somebody else's issuer may claim any role; only user pools of this server are believed.
        foreach (var (key, mapping) in mappings)
            if (mapping.Type == RoleMappingType.Token && ProviderNames.UserPoolId(key[..Math.Max(key.LastIndexOf(':'), 0)], options) is null)
                throw Errors.InvalidParameter($"Role mappings of type Token are for user pools only, not for {key}.", "roleMappings");

        await passRole.Demand(Given(pool, request.Roles, mappings).Distinct(), context);
        pool.Roles = request.Roles;
        pool.RoleMappings = mappings;
        pool.LastModifiedDate = clock.GetUtcNow();
        await db.SaveChangesAsync(context.Cancellation);
        return new();
    }

    /// <summary>
    /// Roles that somebody may get who could not before: of another place than where they stood (a rule's role for guests), of a mapping with other rules, and the default where
    /// another mapping leaves other people to it. What stays as it was is not given anew.
    /// </summary>
    private IEnumerable<string> Given(IdentityPool pool, IReadOnlyDictionary<string, string> roles, IReadOnlyDictionary<string, RoleMapping> mappings)
    {
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, mapping) in pool.RoleMappings) before[ProviderNames.CanonicalKey(key, options)] = JsonSerializer.Serialize(mapping);
        // Each on its own: a provider may be named in two ways, and one of them as before.
        var changed = mappings.Where(m => before.GetValueOrDefault(ProviderNames.CanonicalKey(m.Key, options)) != JsonSerializer.Serialize(m.Value)).ToList();
        var isSame = changed.Count == 0 && before.Keys.ToHashSet().SetEquals(mappings.Keys.Select(k => ProviderNames.CanonicalKey(k, options)));
        foreach (var (type, arn) in roles)
            if (pool.Roles.GetValueOrDefault(type) != arn || (type == Authenticated && !isSame)) yield return arn;
        foreach (var (_, mapping) in changed)
            foreach (var rule in mapping.RulesConfiguration?.Rules ?? []) yield return rule.RoleARN;
    }

    internal sealed class Validator : AbstractValidator<SetIdentityPoolRolesRequest>
    {
        /// <summary>AWS's quota; its model takes more.</summary>
        private const int MaxRules = 25;

        public Validator() => this.Rules(Violations);

        private static IEnumerable<Violation> Violations(SetIdentityPoolRolesRequest request)
        {
            foreach (var (type, arn) in request.Roles)
                if (!RoleArn.IsValid(arn)) yield return new("roles", $"{arn} is not the ARN of a role ({type}).");
            foreach (var (key, mapping) in request.RoleMappings ?? new Dictionary<string, RoleMapping>())
            {
                if (mapping.AmbiguousRoleResolution is null) yield return new("roleMappings", $"AmbiguousRoleResolution is required for a role mapping of type {mapping.Type} ({key}).");
                if (mapping.Type == RoleMappingType.Rules && mapping.RulesConfiguration is null) yield return new("roleMappings", $"RulesConfiguration is required for a role mapping of type Rules ({key}).");
                if (mapping.Type == RoleMappingType.Token && mapping.RulesConfiguration is not null) yield return new("roleMappings", $"RulesConfiguration is for role mappings of type Rules only ({key}).");
                if (mapping.RulesConfiguration?.Rules.Count > MaxRules) yield return new("roleMappings", $"At most {MaxRules} rules in a role mapping ({key}).");
                foreach (var rule in mapping.RulesConfiguration?.Rules ?? [])
                    if (!RoleArn.IsValid(rule.RoleARN)) yield return new("roleMappings", $"{rule.RoleARN} is not the ARN of a role.");
            }
        }
    }
}
