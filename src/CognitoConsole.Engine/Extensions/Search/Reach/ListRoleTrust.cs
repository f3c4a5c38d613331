using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.IdentityPools;
using CognitoConsole.Engine.Sts;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Asks the trust policies of roles, for each kind of people that come to a pool.</summary>
internal sealed class ListRoleTrust(IdentityPoolDirectory pools, RoleSessions sessions, TrustOfRoles trust, OutsideSts outside, EngineOptions options) : IOperation<ListRoleTrustRequest, ListRoleTrustResponse>
{
    public async Task<ListRoleTrustResponse> Handle(ListRoleTrustRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        if (outside.Serves(pool)) return new() { Trust = [] };
        var logins = ReachLogin.Of(pool, options).Prepend(ReachLogin.Guest).ToList();
        var spelled = SpelledKeys(pool);
        var found = new List<RoleTrust>();
        foreach (var arn in request.RoleArns.Distinct(StringComparer.Ordinal))
        {
            var role = await sessions.Find(arn, context);
            found.AddRange(logins.Select(login =>
            {
                var (refusal, allowsTags) = trust.Ask(pool, role, login, context.AccountId);
                return new RoleTrust
                {
                    RoleArn = arn,
                    Provider = login.RoleMappingKey is { } key ? spelled.GetValueOrDefault(key, key) : null,
                    Refusal = refusal,
                    AllowsTags = allowsTags,
                };
            }));
        }

        return new() { Trust = found };
    }

    /// <summary>App clients as this pool names their user pools, which may be in either form, by their keys in one.</summary>
    private Dictionary<string, string> SpelledKeys(IdentityPool pool) =>
        pool.CognitoIdentityProviders.Select(p => $"{p.ProviderName}:{p.ClientId}").DistinctBy(k => ProviderNames.CanonicalKey(k, options)).ToDictionary(k => ProviderNames.CanonicalKey(k, options));
}
