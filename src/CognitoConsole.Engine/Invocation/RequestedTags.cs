using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Iam;

namespace CognitoConsole.Engine;

/// <summary>
/// The tags that a request gives or takes away, as <c>aws:RequestTag/…</c> and <c>aws:TagKeys</c>. Without an answer, AWS's usual bound (ForAllValues on aws:TagKeys) would
/// hold for everything.
/// </summary>
internal static class RequestedTags
{
    public static void AddTo(PolicyContext context, object request)
    {
        var tags = Given(request);
        foreach (var (key, value) in tags ?? []) context[$"aws:RequestTag/{key}"] = value;
        var keys = tags?.Select(t => t.Key).ToArray() ?? Taken(request)?.ToArray();
        if (keys is { Length: > 0 }) context["aws:TagKeys"] = keys;
    }

    private static IEnumerable<KeyValuePair<string, string>>? Given(object request) => request switch
    {
        TagResourceRequest r => r.Tags,
        CreateUserPoolRequest r => r.UserPoolTags,
        UpdateUserPoolRequest r => r.UserPoolTags,
        CreateUserPoolReplicaRequest r => r.UserPoolTags,
        Contracts.IdentityPools.TagResourceRequest r => r.Tags,
        Contracts.IdentityPools.CreateIdentityPoolRequest r => r.IdentityPoolTags,
        Contracts.IdentityPools.UpdateIdentityPoolRequest r => r.IdentityPoolTags,
        TagRoleRequest r => Pairs(r.Tags),
        TagPolicyRequest r => Pairs(r.Tags),
        CreateRoleRequest r => Pairs(r.Tags),
        CreatePolicyRequest r => Pairs(r.Tags),
        CreateOpenIDConnectProviderRequest r => Pairs(r.Tags),
        CreateSAMLProviderRequest r => Pairs(r.Tags),
        _ => null,
    };

    private static IEnumerable<string>? Taken(object request) => request switch
    {
        UntagResourceRequest r => r.TagKeys,
        Contracts.IdentityPools.UntagResourceRequest r => r.TagKeys,
        UntagRoleRequest r => r.TagKeys,
        UntagPolicyRequest r => r.TagKeys,
        _ => null,
    };

    /// <summary>The request has not been checked yet.</summary>
    private static IEnumerable<KeyValuePair<string, string>>? Pairs(IReadOnlyList<Tag>? tags) => tags?.Where(t => t is { Key: not null, Value: not null }).Select(t => KeyValuePair.Create(t.Key, t.Value));
}
