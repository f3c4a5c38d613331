using CognitoConsole.Contracts;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>A code, link or password on its way to a user.</summary>
/// <param name="Occasion">See <see cref="MessageOccasion"/>.</param>
/// <param name="Kind">As the outbox names it.</param>
/// <param name="Code">What stands for the placeholder; null in an invitation without a password.</param>
/// <param name="Text">The pool's own, filled in.</param>
public sealed record UserMessage(string Occasion, string Kind, string Medium, string Destination, string? Code, MessageText Text)
{
    /// <summary>The name in the message, where it is not the user name.</summary>
    public string? ShownName { get; init; }

    /// <summary>The address behind a link that stands in place of a code.</summary>
    public string? Link { get; init; }

    /// <summary>Why <see cref="Text"/> cannot be sent; null when it can. Another text in its place is sent.</summary>
    public string? Failure { get; init; }

    /// <summary>Whoever asked for it has shown nothing but a name: the answer must be the one for a name that nobody has.</summary>
    public bool IsBeforeProof { get; init; }

    /// <param name="shown">The name to sign in with.</param>
    /// <param name="password">Null for a user who has none.</param>
    public static UserMessage Invitation(UserPool pool, string medium, string destination, string shown, string? password) =>
        new(MessageOccasion.AdminCreateUser, "Invitation", medium, destination, password, MessageTemplates.Invitation(pool, medium, shown, password))
        {
            ShownName = shown,
            Failure = password is not null && MessageTemplates.LacksPassword(pool, medium) ? "The invitation message of the user pool has no {####} for the temporary password." : null,
        };
}

/// <summary>
/// The one way of a message to a user: through the pool's custom sender, else with the text of its custom message trigger, else with its
/// template. It is written into the outbox in each case; the caller saves.
/// </summary>
public sealed class UserMessages(MessageWriter writer, CustomMessageTrigger custom, CustomSender sender, SmsCaps caps, PoolDirectory pools, LogDelivery logs, OperationContext context)
{
    /// <param name="clientId">Null where an administrator sends.</param>
    public async Task Send(UserPool pool, string? clientId, CognitoUser user, UserMessage message)
    {
        if (message.Medium == MessageWriter.Sms && Refusal(pool, message) is { } refusal)
        {
            if (Told(refusal, clientId) is { } told && !await IsHidden(clientId)) throw told;
            Fail(pool, user, message, refusal.Message);
            return;
        }

        if (CustomSender.ArnFor(pool, message.Medium) is { } arn)
        {
            writer.AddForFunction(pool, user, message.Kind, message.Medium, message.Destination, arn, sender.Event(pool, clientId, message.Occasion, user, message.Medium, message.Code));
            return;
        }

        CustomMessage? own;
        try
        {
            own = await custom.Run(pool, clientId, user, message);
        }
        catch (CognitoException failure) when (message.IsBeforeProof && Errors.IsOfFunction(failure))
        {
            if (!await IsHidden(clientId)) throw;
            Fail(pool, user, message, failure.Message);
            return;
        }

        if (message.Failure is not null && (own is null || Body(own, message) is null)) Fail(pool, user, message, message.Failure);
        else writer.Add(pool, user, message.Kind, message.Medium, message.Destination, own is null ? message.Text : Own(own, user, message));
    }

    /// <summary>The refusal as the operation's model can say it. An administrator, who could not know otherwise, is told of a cap by the error that all of his operations have.</summary>
    private CognitoException? Told(CognitoException refusal, string? clientId)
    {
        if (context.Operation.Errors.Contains(refusal.Code)) return refusal;
        return clientId is null && refusal.Code == ErrorCodes.LimitExceededException ? new CognitoException(ErrorCodes.TooManyRequestsException, refusal.Message) : null;
    }

    private void Fail(UserPool pool, CognitoUser user, UserMessage message, string why)
    {
        writer.Add(pool, user, message.Kind, message.Medium, message.Destination, message.Text, why);
        logs.MessageFailed(pool, $"{message.Medium} message ({message.Kind}) to user {user.Username} was not delivered: {why}");
    }

    private CognitoException? Refusal(UserPool pool, UserMessage message) =>
        pool.SmsConfiguration is null && CustomSender.ArnFor(pool, message.Medium) is null ? Errors.SmsNotConfigured()
        : caps.TryTake(pool.Id, message.Destination) ? null
        : Errors.AttemptLimitExceeded();

    /// <summary>Where existence is hidden, an SMS that is not sent must look like one that is: nobody who does not exist ever meets a cap.</summary>
    private async Task<bool> IsHidden(string? clientId) => clientId is not null && UserExistence.IsHidden((await pools.Client(clientId, context.Cancellation)).Client);

    private static MessageText Own(CustomMessage own, CognitoUser user, UserMessage message)
    {
        var text = Body(own, message);
        // As with the pool's own text: whoever has no password is not told of one.
        if (message.Code is null && text is not null && MessageTemplates.HasCode(text)) return message.Text;
        var body = text is null ? message.Text.Body : MessageTemplates.Custom(text, message.Medium, message.ShownName ?? user.Username, message.Code ?? "", message.Link);
        return new MessageText(message.Medium == MessageWriter.Email ? own.Subject ?? message.Text.Subject : null, body);
    }

    private static string? Body(CustomMessage own, UserMessage message) => message.Medium == MessageWriter.Email ? own.Email : own.Sms;
}
