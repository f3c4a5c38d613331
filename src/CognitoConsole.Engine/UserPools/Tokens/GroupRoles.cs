using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Which of a user's groups' roles comes first.</summary>
internal static class GroupRoles
{
    /// <summary>That of the lowest precedence (a group without one comes last); two different roles on the same lowest precedence prefer none.</summary>
    public static string? Preferred(IReadOnlyList<Group> groups)
    {
        var roles = groups.Where(g => g.RoleArn is not null).ToList();
        if (roles.Count == 0) return null;
        var lowest = roles.Min(g => g.Precedence ?? int.MaxValue);
        return roles.Where(g => (g.Precedence ?? int.MaxValue) == lowest).Select(g => g.RoleArn).Distinct().ToList() is [var only] ? only : null;
    }
}
