using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Events as Amazon Pinpoint's PutEvents takes them: a batch has an item for each endpoint (a device, as the app names it), with what is known of it
/// and what happened there.
/// </summary>
internal static partial class PinpointEvents
{
    public const string SignIn = "_userauth.sign_in";
    public const string SignUp = "_userauth.sign_up";
    public const string AuthFail = "_userauth.auth_fail";

    /// <summary>A batch of one event.</summary>
    /// <param name="shared">Whose data goes along; null for nobody's.</param>
    public static string Of(string endpointId, string type, UserPoolClient client, CognitoUser? shared, DateTimeOffset at) => new JsonObject
    {
        ["BatchItem"] = new JsonObject
        {
            [endpointId] = new JsonObject
            {
                ["Endpoint"] = shared is null ? new JsonObject() : new JsonObject { ["User"] = User(client, shared) },
                ["Events"] = new JsonObject
                {
                    [Guid.CreateVersion7(at).ToString()] = new JsonObject
                    {
                        ["EventType"] = type,
                        ["Timestamp"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                        ["Attributes"] = new JsonObject { ["userPoolId"] = client.UserPoolId, ["clientId"] = client.ClientId },
                    },
                },
            },
        },
    }.ToJsonString(AwsJson.Options);

    /// <summary>Several batches in one: what was said last of an endpoint counts, and nothing said takes nothing back.</summary>
    public static string Together(string[] batches)
    {
        var items = new JsonObject();
        foreach (var batch in batches)
            foreach (var (endpointId, item) in JsonNode.Parse(batch)!["BatchItem"]!.AsObject().ToList())
            {
                if (items[endpointId] is not { } known)
                {
                    items[endpointId] = item!.DeepClone();
                    continue;
                }

                if (item!["Endpoint"]!.AsObject().Count > 0) known["Endpoint"] = item["Endpoint"]!.DeepClone();
                foreach (var (id, happened) in item["Events"]!.AsObject()) known["Events"]![id] = happened!.DeepClone();
            }

        return new JsonObject { ["BatchItem"] = items }.ToJsonString(AwsJson.Options);
    }

    /// <summary>The endpoint that the app named; anybody can call these operations, so what is no id counts as none.</summary>
    public static string? EndpointId(object request) => Metadata(request)?.AnalyticsEndpointId is { } id && Id().IsMatch(id) ? id : null;

    /// <summary>An endpoint for somebody whose app named none: always the same one, by which nobody finds the user.</summary>
    public static string EndpointId(UserPoolClient client, CognitoUser user) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"endpoint {client.ClientId} {user.Sub}")).AsSpan(0, 16));

    private static JsonObject User(UserPoolClient client, CognitoUser user) => new()
    {
        ["UserId"] = user.Sub,
        ["UserAttributes"] = new JsonObject(user.Attributes.Where(a => AttributeRules.MayRead(client, a.Key)).Select(a => KeyValuePair.Create(a.Key, (JsonNode?)new JsonArray(a.Value)))),
    };

    private static AnalyticsMetadataType? Metadata(object request) => request switch
    {
        InitiateAuthRequest r => r.AnalyticsMetadata,
        RespondToAuthChallengeRequest r => r.AnalyticsMetadata,
        AdminInitiateAuthRequest r => r.AnalyticsMetadata,
        AdminRespondToAuthChallengeRequest r => r.AnalyticsMetadata,
        SignUpRequest r => r.AnalyticsMetadata,
        _ => null,
    };

    [GeneratedRegex(@"\A[A-Za-z0-9_.:/+=-]{1,128}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
