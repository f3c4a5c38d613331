using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The envelope that every event comes in, and the members that recur in its request.</summary>
internal static partial class TriggerEvent
{
    public const string NoClient = "CLIENT_ID_NOT_APPLICABLE";

    public static JsonObject Of(UserPool pool, string version, string source, string username, string? clientId, string? userAgent, JsonObject request, JsonObject response) => new()
    {
        ["version"] = version,
        ["region"] = pool.Region,
        ["userPoolId"] = pool.Id,
        ["userName"] = username,
        ["callerContext"] = new JsonObject { ["awsSdkVersion"] = SdkVersion(userAgent), ["clientId"] = clientId ?? NoClient },
        ["triggerSource"] = source,
        ["request"] = request,
        ["response"] = response,
    };

    /// <summary>What is stored of a user, with what Cognito adds to it. Nobody has none.</summary>
    public static JsonObject Attributes(UserPool pool, CognitoUser? user)
    {
        if (user is null) return [];
        var attributes = new JsonObject { ["sub"] = user.Sub, ["cognito:user_status"] = user.UserStatus };
        foreach (var (name, value) in user.Attributes) attributes[name] = value;
        foreach (var (kind, alias) in new[] { ("email", "cognito:email_alias"), ("phone_number", "cognito:phone_number_alias") })
            if (pool.AliasAttributes.Contains(kind) && user.Attributes.GetValueOrDefault(kind + "_verified") == "true" && user.Attributes.TryGetValue(kind, out var value))
                attributes[alias] = value;
        return attributes;
    }

    /// <summary>The same request with a member that is only there when it has a value.</summary>
    public static JsonObject With(this JsonObject request, string member, JsonNode? value)
    {
        if (value is not null) request[member] = value;
        return request;
    }

    private static string SdkVersion(string? userAgent) =>
        userAgent is not null && Sdk().Match(userAgent) is { Success: true } match ? $"{match.Groups[1].Value}-{match.Groups[2].Value}" : "aws-sdk-unknown-unknown";

    [GeneratedRegex(@"\b(aws-sdk-[a-z0-9]{1,20})/([0-9][0-9.]{0,20})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Sdk();
}
