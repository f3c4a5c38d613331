namespace CognitoConsole.Engine.UserPools;

/// <summary>Which attributes the standard scopes open. <c>openid</c> alone opens all that the client may read; email, phone and profile narrow it.</summary>
public static class OAuthScopes
{
    private static readonly HashSet<string> Profile =
    [
        "name", "family_name", "given_name", "middle_name", "nickname", "preferred_username", "profile", "picture", "website", "gender", "birthdate", "zoneinfo", "locale", "updated_at", "address",
    ];

    /// <param name="scope">Space-separated; null for sign-in through the API, which is not narrowed.</param>
    public static bool Covers(string? scope, string attribute)
    {
        if (scope is null) return true;
        var scopes = scope.Split(' ');
        var narrowed = scopes.Any(s => s is "email" or "phone" or "profile");
        if (!narrowed || scopes.Contains(TokenIssuer.ApiScope)) return true;
        return attribute switch
        {
            "email" or "email_verified" => scopes.Contains("email"),
            "phone_number" or "phone_number_verified" => scopes.Contains("phone"),
            _ => scopes.Contains("profile") && (Profile.Contains(attribute) || attribute.StartsWith("custom:", StringComparison.Ordinal) || attribute == "identities"),
        };
    }
}
