using System.Text.Json.Nodes;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What tokens are made for.</summary>
public static class TokenSource
{
    public const string HostedAuth = "TokenGeneration_HostedAuth";
    public const string Authentication = "TokenGeneration_Authentication";
    public const string NewPasswordChallenge = "TokenGeneration_NewPasswordChallenge";
    public const string ClientCredentials = "TokenGeneration_ClientCredentials";
    public const string AuthenticateDevice = "TokenGeneration_AuthenticateDevice";
    public const string RefreshTokens = "TokenGeneration_RefreshTokens";

    public static readonly string[] All = [HostedAuth, Authentication, NewPasswordChallenge, ClientCredentials, AuthenticateDevice, RefreshTokens];

    /// <summary>Of a sign-in through the API, by the step that ends it.</summary>
    /// <param name="device">The device that has proven itself; null without one.</param>
    public static string OfSignIn(object request, Device? device) => request switch
    {
        _ when device is not null => AuthenticateDevice,
        RespondToAuthChallengeRequest { ChallengeName: ChallengeNameType.NewPasswordRequired } or AdminRespondToAuthChallengeRequest { ChallengeName: ChallengeNameType.NewPasswordRequired } => NewPasswordChallenge,
        _ => Authentication,
    };
}

/// <summary>Before tokens are signed: may change claims, scopes and groups. Version 1 reaches the ID token only, 2 the access token too, 3 machines.</summary>
public sealed class PreTokenGenerationTrigger(TriggerCalls calls)
{
    /// <summary>Tokens for a person. Null when nothing is to be changed.</summary>
    public Task<TokenOverrides?> Run(TokenGrant grant, IReadOnlyList<Group> groups, string scope)
    {
        var pool = grant.Entry.Pool;
        var version = Version(pool.LambdaConfig);
        return Run(grant.Entry, version, grant.Source, grant.User.Username, () => Request(pool, grant.User, groups, version == "1" ? null : scope.Split(' ')));
    }

    /// <summary>A token for a machine, of which only version 3 hears.</summary>
    public async Task<TokenOverrides?> RunForClient(ClientEntry entry, string scope) => Version(entry.Pool.LambdaConfig) is "3"
        ? await Run(entry, "3", TokenSource.ClientCredentials, "ClientCredentials", () => ClientRequest(scope.Split(' ')))
        : null;

    internal static string Version(LambdaConfigType? config) => config?.PreTokenGenerationConfig?.LambdaVersion switch
    {
        PreTokenGenerationLambdaVersionType.V2_0 => "2",
        PreTokenGenerationLambdaVersionType.V3_0 => "3",
        _ => "1",
    };

    internal static JsonObject Request(UserPool pool, CognitoUser user, IReadOnlyList<Group> groups, string[]? scopes)
    {
        var request = new JsonObject { ["userAttributes"] = TriggerEvent.Attributes(pool, user), ["groupConfiguration"] = Groups(groups) };
        return request.With("scopes", scopes is null ? null : new JsonArray([.. scopes.Select(s => JsonValue.Create(s))]));
    }

    internal static JsonObject ClientRequest(string[] scopes) =>
        new() { ["userAttributes"] = new JsonObject(), ["groupConfiguration"] = null, ["scopes"] = new JsonArray([.. scopes.Select(s => JsonValue.Create(s))]) };

    internal static JsonObject Response(string version) => new() { [version == "1" ? "claimsOverrideDetails" : "claimsAndScopeOverrideDetails"] = null };

    private Task<TokenOverrides?> Run(ClientEntry entry, string version, string source, string username, Func<JsonObject> request) =>
        calls.Call(entry.Pool, TriggerSlots.PreTokenGeneration, source, entry.Client.ClientId, username, () => request().With("clientMetadata", calls.ClientMetadata), Response(version),
            response => TokenOverrides.Read(response, version, entry.Client.ClientId), version, version == "1" ? null : $"PreTokenGenerationV{version}_0");

    private static JsonObject Groups(IReadOnlyList<Group> groups)
    {
        var ordered = groups.OrderBy(g => g.Precedence ?? int.MaxValue).ThenBy(g => g.GroupName, StringComparer.Ordinal).ToList();
        var configuration = new JsonObject
        {
            ["groupsToOverride"] = new JsonArray([.. ordered.Select(g => JsonValue.Create(g.GroupName))]),
            ["iamRolesToOverride"] = new JsonArray([.. ordered.Where(g => g.RoleArn is not null).Select(g => g.RoleArn).Distinct().Select(r => JsonValue.Create(r))]),
        };
        // Null where there is none: typed handlers (Powertools' schema) expect the member.
        configuration["preferredRole"] = GroupRoles.Preferred(groups);
        return configuration;
    }
}
