using CognitoConsole.Admin.Kit;

namespace CognitoConsole.Admin.IdentityPools;

/// <summary>The tabs of User access.</summary>
public static class AccessTabs
{
    public static IReadOnlyList<Crumb> Of(string poolId) =>
    [
        new("Identity providers", ConsoleUrls.IdentityPoolAccess(poolId)),
        new("Roles", ConsoleUrls.IdentityPoolAccess(poolId, "roles")),
        new("Attributes for access control", ConsoleUrls.IdentityPoolAccess(poolId, "attributes")),
    ];
}
