using System.Text.Json.Nodes;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Custom e-mail and SMS senders: a function delivers the message in place of this server. It gets the code encrypted, so that neither the
/// event nor a log of it lets anybody in.
/// </summary>
public sealed class CustomSender(TriggerCalls calls, KeyRing keys)
{
    /// <summary>What only an e-mail sender is called for, besides <see cref="MessageOccasion.All"/>.</summary>
    public const string AccountTakeOver = "AccountTakeOverNotification";

    /// <summary>The function that delivers this medium; null when this server does.</summary>
    public static string? ArnFor(UserPool pool, string medium) => TriggerSlots.Find(pool.LambdaConfig, Slot(medium));

    /// <summary>The event to hand to the function, as JSON.</summary>
    public string Event(UserPool pool, string? clientId, string occasion, CognitoUser user, string medium, string? code) =>
        TriggerEvent.Of(pool, Version(pool, medium), $"{Slot(medium)}_{occasion}", user.Username, clientId, calls.UserAgent,
            Request(pool, user, medium, code is null ? null : CustomSenderCode.Encrypt(KeyOf(pool, keys), pool.Id, pool.LambdaConfig?.KMSKeyID ?? "", code)).With("clientMetadata", calls.ClientMetadata), [])
            .ToJsonString(TriggerAnswers.Json);

    /// <summary>The event of a notification about a risky sign-in. It carries no code, and what happened stands among the user's attributes.</summary>
    public string Notification(UserPool pool, string clientId, CognitoUser user, IReadOnlyDictionary<string, string> facts) =>
        TriggerEvent.Of(pool, Version(pool, MessageWriter.Email), $"{TriggerSlots.CustomEmailSender}_{AccountTakeOver}", user.Username, clientId, calls.UserAgent, NotificationRequest(pool, user, facts), [])
            .ToJsonString(TriggerAnswers.Json);

    /// <summary>The 32 bytes under which codes of this pool are encrypted, under the name that KMSKeyID gives them.</summary>
    public static byte[] KeyOf(UserPool pool, KeyRing keys) => keys.DeriveKey($"custom-sender/{pool.Id}/{pool.LambdaConfig?.KMSKeyID}");

    /// <param name="code">Null where the message carries none.</param>
    internal static JsonObject Request(UserPool pool, CognitoUser user, string medium, string? code) => new()
    {
        ["type"] = medium == MessageWriter.Email ? "customEmailSenderRequestV1" : "customSMSSenderRequestV1",
        ["code"] = code,
        ["clientMetadata"] = null,
        ["userAttributes"] = TriggerEvent.Attributes(pool, user),
    };

    internal static JsonObject NotificationRequest(UserPool pool, CognitoUser user, IReadOnlyDictionary<string, string> facts)
    {
        var request = Request(pool, user, MessageWriter.Email, code: null);
        foreach (var (name, value) in facts) request["userAttributes"]![name] = value;
        return request;
    }

    /// <summary>The number in LambdaVersion (V1_0), which the event carries too. AWS has one version so far.</summary>
    private static string Version(UserPool pool, string medium) =>
        (medium == MessageWriter.Email ? pool.LambdaConfig?.CustomEmailSender?.LambdaVersion : pool.LambdaConfig?.CustomSMSSender?.LambdaVersion)?.TrimStart('V').Split('_')[0] ?? "1";

    private static string Slot(string medium) => medium == MessageWriter.Email ? TriggerSlots.CustomEmailSender : TriggerSlots.CustomSmsSender;
}
