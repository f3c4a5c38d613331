using CognitoConsole.Admin.Shell;

namespace CognitoConsole.Admin.Tests.Shell;

public sealed class NavigationTests
{
    public static TheoryData<string> Menus => ["top", "user pool", "identity pool"];

    /// <summary>Inside a pool, its own menu stands above the menu of the top level: a key leads to one place.</summary>
    [Theory, MemberData(nameof(Menus))]
    public void Every_key_leads_to_one_place(string menu)
    {
        IEnumerable<MenuGroup> own = menu switch { "user pool" => Navigation.UserPool("us-east-1_example"), "identity pool" => Navigation.IdentityPool("us-east-1:1"), _ => [] };
        var keys = own.Concat(Navigation.Top).SelectMany(g => g.Items).Where(i => i.Key is { Length: > 0 }).ToList();
        Assert.Empty(keys.GroupBy(i => i.Key).Where(g => g.Count() > 1).Select(g => string.Join(", ", g.Select(i => i.Title))));
        Assert.Equal(keys.Count, own.Concat(Navigation.Top).SelectMany(g => g.Items).Count());
    }
}
