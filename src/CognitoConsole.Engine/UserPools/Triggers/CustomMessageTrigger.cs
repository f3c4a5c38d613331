using System.Text.Json.Nodes;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>A message's own text, still with its placeholders. Null members stay as the pool's template has them.</summary>
public sealed record CustomMessage(string? Sms, string? Email, string? Subject);

/// <summary>Before a message is written: may write it otherwise.</summary>
public sealed class CustomMessageTrigger(TriggerCalls calls)
{
    public const string Code = "{####}";
    public const string Username = "{username}";
    public const string Link = "{##Click Here##}";

    private const int LongestSms = 140;
    private const int LongestSubject = 140;
    private const int LongestEmail = 20_000;

    public Task<CustomMessage?> Run(UserPool pool, string? clientId, CognitoUser user, UserMessage message) =>
        calls.Call(pool, TriggerSlots.CustomMessage, $"CustomMessage_{message.Occasion}", clientId, user.Username,
            () => Request(pool, user, message.Occasion).With("clientMetadata", calls.ClientMetadata), Response(), response => Read(response, pool, message.Occasion, message.Link is not null, message.Code is not null));

    internal static JsonObject Request(UserPool pool, CognitoUser user, string occasion) => new()
    {
        ["userAttributes"] = TriggerEvent.Attributes(pool, user),
        ["codeParameter"] = Code,
        ["linkParameter"] = Link,
        ["usernameParameter"] = occasion == MessageOccasion.AdminCreateUser ? Username : null,
    };

    internal static JsonObject Response() => new() { ["smsMessage"] = null, ["emailMessage"] = null, ["emailSubject"] = null };

    /// <param name="byLink">The message is to carry a link in place of a code.</param>
    /// <param name="hasCode">There is something to stand for the placeholder.</param>
    internal static CustomMessage Read(JsonObject response, UserPool? pool, string occasion, bool byLink, bool hasCode)
    {
        var message = new CustomMessage(TriggerAnswers.Text(response, "smsMessage"), TriggerAnswers.Text(response, "emailMessage"), TriggerAnswers.Text(response, "emailSubject"));
        Demand(message.Sms, LongestSms, occasion, byLink: false, hasCode);
        Demand(message.Email, LongestEmail, occasion, byLink, hasCode);
        if (message.Subject?.Length is 0 or > LongestSubject) throw Errors.InvalidLambdaResponse();
        // Cognito's own sender has Cognito's own texts.
        if (pool is not null && (message.Email ?? message.Subject) is not null && pool.EmailConfiguration?.EmailSendingAccount != EmailSendingAccountType.Developer)
            throw Errors.InvalidLambdaResponse("Unrecognizable lambda output: emailMessage and emailSubject need EmailSendingAccount DEVELOPER");
        return message;
    }

    /// <summary>Without its placeholder a message would carry no code.</summary>
    private static void Demand(string? text, int longest, string occasion, bool byLink, bool needsCode)
    {
        if (text is null) return;
        var hasCode = !needsCode || MessageTemplates.HasCode(text) || (byLink && MessageTemplates.HasLink(text));
        var hasName = occasion != MessageOccasion.AdminCreateUser || text.Contains(Username, StringComparison.Ordinal);
        if (text.Length is 0 || text.Length > longest || !hasCode || !hasName) throw Errors.InvalidLambdaResponse();
    }
}

/// <summary>What a message is written for, as trigger sources name it.</summary>
public static class MessageOccasion
{
    public const string SignUp = nameof(SignUp);
    public const string AdminCreateUser = nameof(AdminCreateUser);
    public const string ResendCode = nameof(ResendCode);
    public const string ForgotPassword = nameof(ForgotPassword);
    public const string UpdateUserAttribute = nameof(UpdateUserAttribute);
    public const string VerifyUserAttribute = nameof(VerifyUserAttribute);
    public const string Authentication = nameof(Authentication);

    public static readonly string[] All = [SignUp, AdminCreateUser, ResendCode, ForgotPassword, UpdateUserAttribute, VerifyUserAttribute, Authentication];
}
