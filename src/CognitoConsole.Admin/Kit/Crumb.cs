namespace CognitoConsole.Admin.Kit;

/// <summary>One step of the way up.</summary>
public sealed record Crumb(string Text, string Url)
{
    public static IReadOnlyList<Crumb> UserPools() => [new("User pools", ConsoleUrls.UserPools())];

    public static IReadOnlyList<Crumb> UserPool(string poolId, string poolName) => [.. UserPools(), new(poolName, ConsoleUrls.UserPool(poolId))];

    public static IReadOnlyList<Crumb> UserPool(string poolId, string poolName, string text, string url) => [.. UserPool(poolId, poolName), new(text, url)];
}
