using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Ports;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Every trigger source: what its events look like, and what its answers may be. For trying functions out.</summary>
internal static class TriggerSources
{
    private const string Client = "1example23456789";

    private const string ExternalUsername = "Google_113456789012345678901";

    private static readonly Dictionary<string, string> Risk = RiskNotifications.Facts(
        new Dictionary<string, string>
        {
            ["username"] = "jane",
            ["event-id"] = "0c3f7a52-8d2e-4b1a-9e57-3f6f0a8b1c44",
            ["ip-address"] = "203.0.113.9",
            ["login-time"] = "2026-03-03 11:05 UTC",
            ["feedback-token"] = "eyJ...",
            ["one-click-link-valid"] = "https://auth.example.com/sign-in-feedback?value=Valid",
            ["one-click-link-invalid"] = "https://auth.example.com/sign-in-feedback?value=Invalid",
            ["device-name"] = "Firefox 126, Linux",
            ["city"] = "Bellevue",
            ["country"] = "United States",
        },
        AccountTakeoverEventActionType.Block);

    /// <summary>What the API would answer because of this; null when the call would go on.</summary>
    public static CognitoException? Refusal(string input, FunctionAnswer answer)
    {
        var sent = JsonNode.Parse(input) as JsonObject;
        var source = sent?["triggerSource"]?.GetValueKind() == JsonValueKind.String ? sent["triggerSource"]!.GetValue<string>() : "";
        var version = sent?["version"]?.ToString() ?? "1";
        var trigger = TriggerOf(source);
        var name = trigger == TriggerSlots.PreTokenGeneration && version is "2" or "3" ? $"PreTokenGenerationV{version}_0" : trigger;
        try
        {
            Read(trigger, source, version, TriggerAnswers.Response(name, answer));
            return null;
        }
        catch (CognitoException refusal)
        {
            return refusal;
        }
    }

    public static string SourceOf(string payload) => (JsonNode.Parse(payload) as JsonObject)?["triggerSource"]?.ToString() ?? "";

    public static string TriggerOf(string source) => source.Split('_')[0] switch
    {
        "TokenGeneration" => TriggerSlots.PreTokenGeneration,
        var trigger => trigger,
    };

    /// <summary>A ready event for every source, made by what makes the real ones.</summary>
    public static IEnumerable<TriggerEventType> Events(UserPool pool)
    {
        var user = Sample(pool);
        var entry = new ClientEntry(new UserPoolClient { ClientId = Client, UserPoolId = pool.Id, ClientName = "Example", ExplicitAuthFlows = [], CreationDate = pool.CreationDate, LastModifiedDate = pool.CreationDate }, pool, []);
        var attributes = user.Attributes;
        ChallengeResult[] passed = [new(ChallengeNameType.CustomChallenge, Passed: false, "CAPTCHA")];
        yield return Event(TriggerSlots.PreSignUp, PreSignUpTrigger.SignUp, PreSignUpTrigger.Request(attributes, null), PreSignUpTrigger.Response());
        yield return Event(TriggerSlots.PreSignUp, PreSignUpTrigger.AdminCreateUser, PreSignUpTrigger.Request(attributes, null), PreSignUpTrigger.Response(), withClient: false);
        yield return Event(TriggerSlots.PreSignUp, PreSignUpTrigger.ExternalProvider, PreSignUpTrigger.Request(attributes, null), PreSignUpTrigger.Response(), username: ExternalUsername);
        yield return Event(TriggerSlots.PostConfirmation, PostConfirmationTrigger.ConfirmSignUp, PostConfirmationTrigger.Request(pool, user), []);
        yield return Event(TriggerSlots.PostConfirmation, PostConfirmationTrigger.ConfirmForgotPassword, PostConfirmationTrigger.Request(pool, user), []);
        yield return Event(TriggerSlots.PreAuthentication, PreAuthenticationTrigger.Authentication, PreAuthenticationTrigger.Request(entry, user, null), []);
        yield return Event(TriggerSlots.PostAuthentication, PostAuthenticationTrigger.Authentication, PostAuthenticationTrigger.Request(pool, user, newDeviceUsed: false), []);
        foreach (var source in TokenSource.All)
        {
            var version = source == TokenSource.ClientCredentials ? "3" : PreTokenGenerationTrigger.Version(pool.LambdaConfig);
            var request = source == TokenSource.ClientCredentials
                ? PreTokenGenerationTrigger.ClientRequest(["my-api/read"])
                : PreTokenGenerationTrigger.Request(pool, user, [new Group { UserPoolId = pool.Id, GroupName = "admins", CreationDate = pool.CreationDate, LastModifiedDate = pool.CreationDate }], version == "1" ? null : [TokenIssuer.ApiScope]);
            yield return Event(TriggerSlots.PreTokenGeneration, source, request, PreTokenGenerationTrigger.Response(version), version: version);
        }

        foreach (var occasion in MessageOccasion.All)
            yield return Event(TriggerSlots.CustomMessage, $"CustomMessage_{occasion}", CustomMessageTrigger.Request(pool, user, occasion), CustomMessageTrigger.Response(), withClient: occasion != MessageOccasion.AdminCreateUser);
        yield return Event(TriggerSlots.DefineAuthChallenge, DefineAuthChallengeTrigger.Authentication, DefineAuthChallengeTrigger.Request(entry, user, []), DefineAuthChallengeTrigger.Response());
        yield return Event(TriggerSlots.CreateAuthChallenge, CreateAuthChallengeTrigger.Authentication, CreateAuthChallengeTrigger.Request(entry, user, passed), CreateAuthChallengeTrigger.Response());
        yield return Event(TriggerSlots.VerifyAuthChallengeResponse, VerifyAuthChallengeResponseTrigger.Authentication,
            VerifyAuthChallengeResponseTrigger.Request(entry, user, new Dictionary<string, string> { ["answer"] = "5" }, "5"), VerifyAuthChallengeResponseTrigger.Response());
        yield return Event(TriggerSlots.InboundFederation, InboundFederationTrigger.ExternalProvider,
            InboundFederationTrigger.Request(IdentityProviderTypeType.Google, IdentityProviderTypeType.Google, ExternalAttributes()), InboundFederationTrigger.Response(), username: ExternalUsername);
        yield return Event(TriggerSlots.UserMigration, UserMigrationTrigger.Authentication, UserMigrationTrigger.Request("Correct-Horse-9", null), UserMigrationTrigger.Response());
        yield return Event(TriggerSlots.UserMigration, UserMigrationTrigger.ForgotPassword, UserMigrationTrigger.Request(null, null), UserMigrationTrigger.Response());
        foreach (var (slot, medium) in new[] { (TriggerSlots.CustomEmailSender, MessageWriter.Email), (TriggerSlots.CustomSmsSender, MessageWriter.Sms) })
            foreach (var occasion in MessageOccasion.All)
                yield return Event(slot, $"{slot}_{occasion}", CustomSender.Request(pool, user, medium, "AgR4..."), [], withClient: occasion != MessageOccasion.AdminCreateUser);
        yield return Event(TriggerSlots.CustomEmailSender, $"{TriggerSlots.CustomEmailSender}_{CustomSender.AccountTakeOver}", CustomSender.NotificationRequest(pool, user, Risk), []);

        TriggerEventType Event(string trigger, string source, JsonObject request, JsonObject response, bool withClient = true, string version = "1", string? username = null) => new()
        {
            Trigger = trigger,
            TriggerSource = source,
            Event = TriggerEvent.Of(pool, version, source, source == TokenSource.ClientCredentials ? "ClientCredentials" : username ?? user.Username, withClient ? Client : null, null, request, response)
                .ToJsonString(new JsonSerializerOptions(TriggerAnswers.Json) { WriteIndented = true }),
        };
    }

    private static void Read(string trigger, string source, string version, JsonObject response)
    {
        switch (trigger)
        {
            case TriggerSlots.PreSignUp:
                PreSignUpTrigger.Read(response);
                break;
            case TriggerSlots.PreTokenGeneration:
                TokenOverrides.Read(response, version, Client);
                break;
            case TriggerSlots.CustomMessage:
                CustomMessageTrigger.Read(response, null, source[(source.IndexOf('_', StringComparison.Ordinal) + 1)..], byLink: true, hasCode: true);
                break;
            case TriggerSlots.DefineAuthChallenge:
                DefineAuthChallengeTrigger.Read(response);
                break;
            case TriggerSlots.CreateAuthChallenge:
                CreateAuthChallengeTrigger.Read(response);
                break;
            case TriggerSlots.VerifyAuthChallengeResponse:
                VerifyAuthChallengeResponseTrigger.Read(response);
                break;
            case TriggerSlots.InboundFederation:
                InboundFederationTrigger.Read(response);
                break;
            case TriggerSlots.UserMigration:
                UserMigrationTrigger.Read(response);
                break;
        }
    }

    private static JsonObject ExternalAttributes() => new()
    {
        ["tokenResponse"] = new JsonObject { ["access_token"] = "ya29...", ["token_type"] = "Bearer", ["expires_in"] = "3599", ["id_token"] = "eyJ..." },
        ["idToken"] = new JsonObject { ["iss"] = "https://accounts.google.com", ["sub"] = "113456789012345678901", ["email"] = "jane@example.com", ["email_verified"] = "true", ["name"] = "Jane Doe" },
    };

    private static CognitoUser Sample(UserPool pool) => new()
    {
        UserPoolId = pool.Id,
        Username = "jane",
        Sub = "b7e1c2a4-5d5c-4a4e-9f4f-0d6f5c1c2a11",
        UserStatus = UserStatusType.Confirmed,
        UserCreateDate = pool.CreationDate,
        UserLastModifiedDate = pool.CreationDate,
        Attributes = new Dictionary<string, string> { ["email"] = "jane@example.com", ["email_verified"] = "true" },
    };
}
