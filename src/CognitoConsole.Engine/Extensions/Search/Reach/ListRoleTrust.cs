using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.IdentityPools;
using CognitoConsole.Engine.Sts;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Asks the trust policies of roles, for each kind of people that come to a pool.</summary>
internal sealed class ListRoleTrust(IdentityPoolDirectory pools, RoleSessions sessions, OutsideSts outside, EngineOptions options, TimeProvider clock) : IOperation<ListRoleTrustRequest, ListRoleTrustResponse>
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
                var question = role is null ? null : new ReachQuestion(pool.Id, role, login, IsBasicFlow: false, "", "", [], context.AccountId, clock.GetUtcNow());
                return new RoleTrust
                {
                    RoleArn = arn,
                    Provider = login.RoleMappingKey is { } key ? spelled.GetValueOrDefault(key, key) : null,
                    Refusal = RefusalOf(question, login),
                    AllowsTags = question is not null && question.Trust(ReachQuestion.TagAction).Truth != false,
                };
            }));
        }

        return new() { Trust = found };
    }

    private static string? RefusalOf(ReachQuestion? question, ReachLogin login)
    {
        if (question is null) return RoleTrust.NoRole;
        if (question.Trust(IdentityCredentials.AssumeAction).Truth == false) return RoleTrust.NotTrusted;
        return login.Tags.Count > 0 && question.Trust(ReachQuestion.TagAction).Truth == false ? RoleTrust.NoTags : null;
    }

    /// <summary>App clients as this pool names their user pools, which may be in either form, by their keys in one.</summary>
    private Dictionary<string, string> SpelledKeys(IdentityPool pool) =>
        pool.CognitoIdentityProviders.Select(p => $"{p.ProviderName}:{p.ClientId}").DistinctBy(k => ProviderNames.CanonicalKey(k, options)).ToDictionary(k => ProviderNames.CanonicalKey(k, options));
}
