using System.Linq.Expressions;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>How a message is shown. Its text is no part of that.</summary>
internal static class OutboxView
{
    public static readonly Expression<Func<OutboxMessage, OutboxMessageType>> Show = m => new OutboxMessageType
    {
        MessageId = m.Id,
        UserPoolId = m.UserPoolId,
        Username = m.Username,
        Medium = m.Medium,
        Kind = m.Kind,
        Destination = m.Destination,
        Subject = m.Subject,
        From = m.From,
        ReplyTo = m.ReplyTo,
        ConfigurationSet = m.ConfigurationSet,
        CreationDate = m.CreationDate,
        Status = m.Status,
        Attempts = m.Attempts,
        NextAttemptDate = m.NextAttemptAt,
        SentDate = m.SentAt,
        LastError = m.LastError,
    };

    private static readonly Func<OutboxMessage, OutboxMessageType> Compiled = Show.Compile();

    public static OutboxMessageType Of(OutboxMessage message) => Compiled(message);
}
