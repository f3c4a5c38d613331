using CognitoConsole.Contracts.Extensions;

namespace CognitoConsole.Admin.IdentityPools;

/// <summary>What the trust policies of a pool's roles say, in words: whom they would not let in.</summary>
/// <param name="Lines">As ListRoleTrust answers; none where it was not asked.</param>
/// <param name="NameOf">As the screen calls a provider.</param>
public sealed record RoleTrusts(IReadOnlyList<RoleTrust> Lines, Func<string, string> NameOf)
{
    private const string Consequence = "GetCredentialsForIdentity will be refused.";

    /// <summary>Roles of groups that are named one by one.</summary>
    private const int MostGroups = 5;

    /// <summary>Null when guests get in, or when nobody knows.</summary>
    /// <param name="arn">Of their role; empty for none.</param>
    public string? Guests(string? arn, string subject) => Sentence([.. Of(arn).Where(l => l.Provider is null)], isWhole: true, "guests", subject);

    /// <summary>The same for people who signed in.</summary>
    /// <param name="get">Which providers' people get this role.</param>
    public string? SignedIn(string? arn, Func<string, bool> get, string subject)
    {
        var lines = Of(arn).Where(l => l.Provider is not null && get(l.Provider)).ToList();
        var refused = lines.Where(l => l.Refusal is not null).ToList();
        return Sentence(refused, isWhole: refused.Count == lines.Count, "signed-in people", subject);
    }

    /// <summary>The same for one provider's people.</summary>
    public string? People(string? arn, string provider, string subject) => Sentence([.. Of(arn).Where(l => l.Provider == provider)], isWhole: false, "", subject);

    /// <summary>The same for one provider's people, of the roles that groups bring them by the token: one sentence for each role, and for the rest their number.</summary>
    public IReadOnlyList<string> Groups(string provider, IEnumerable<GroupRole> roles)
    {
        var refused = roles.Where(r => r.UserPoolId == LoginProvider.UserPoolOf(provider)).Select(r => People(r.RoleArn, provider, $"{Name(r.RoleArn)} ({GroupsOf(r)})")).OfType<string>().ToList();
        return refused.Count <= MostGroups ? refused : [.. refused.Take(MostGroups), $"{refused.Count - MostGroups} more roles of groups: {Consequence}"];
    }

    private static string GroupsOf(GroupRole role) => role.Groups == 1 ? $"group {role.GroupName}" : $"group {role.GroupName} and {role.Groups - 1} more";

    /// <summary>Roles that let somebody in, and nobody who brings tags.</summary>
    public IReadOnlyList<string> WithoutTags =>
        [.. Lines.Where(l => l.Provider is not null && l.Refusal is null or RoleTrust.NoTags).GroupBy(l => l.RoleArn).Where(r => r.All(l => !l.AllowsTags)).Select(r => Name(r.Key))];

    /// <summary>Of a role, from its ARN.</summary>
    public static string Name(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    /// <summary>The role's name, if there is such a role here.</summary>
    public string? Found(string? arn) => Of(arn).Any(l => l.Refusal != RoleTrust.NoRole) ? Name(arn!) : null;

    private IEnumerable<RoleTrust> Of(string? arn) => Lines.Where(l => l.RoleArn == arn);

    private string? Sentence(List<RoleTrust> lines, bool isWhole, string everybody, string subject)
    {
        if (lines.Find(l => l.Refusal is not null) is not { Refusal: { } refusal }) return null;
        if (refusal == RoleTrust.NoRole) return $"{subject} does not exist: {Consequence}";
        var some = lines.Where(l => l.Refusal == refusal).ToList();
        var whom = isWhole && some.Count == lines.Count ? everybody : $"people from {string.Join(" and ", some.Select(l => NameOf(l.Provider!)).Distinct())}";
        return refusal == RoleTrust.NoTags
            ? $"{subject} does not let {whom} bring tags (sts:TagSession), and the attributes for access control give them tags: {Consequence}"
            : $"{subject} does not let {whom} in: {Consequence}";
    }
}
