using System.Linq.Expressions;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>How a delivered log record is shown.</summary>
internal static class LogEventView
{
    public static readonly Expression<Func<LogEvent, LogEventType>> Show = e => new LogEventType
    {
        EventId = e.Id,
        EventSource = e.EventSource,
        LogLevel = e.LogLevel,
        Destination = e.Destination,
        Date = e.At,
        Record = e.Record,
    };
}
