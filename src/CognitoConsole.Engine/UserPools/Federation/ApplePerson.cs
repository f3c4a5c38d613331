using System.Text.Json;
using CognitoConsole.Engine.IdentityPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Apple tells a person's name once, at the first sign-in, through the browser. It is as much worth as what people say of themselves; the e-mail address beside it is not taken, since the ID token has it.</summary>
internal static class ApplePerson
{
    public static void Add(Dictionary<string, string[]> claims, string? user)
    {
        if (string.IsNullOrEmpty(user) || ProviderTokens.Parse(user) is not { } person || !person.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.Object) return;
        var (first, last) = (TokenRefusals.Text(name, "firstName"), TokenRefusals.Text(name, "lastName"));
        if (!string.IsNullOrEmpty(first)) claims["firstName"] = [first];
        if (!string.IsNullOrEmpty(last)) claims["lastName"] = [last];
        var whole = string.Join(' ', new[] { first, last }.Where(n => !string.IsNullOrEmpty(n)));
        if (whole.Length > 0) claims["name"] = [whole];
    }
}
