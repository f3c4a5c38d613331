using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data.IdentityPools;

namespace CognitoConsole.Engine.Extensions;

internal static class IdentityEventView
{
    public static IdentityEventType Show(IdentityEvent e) => new()
    {
        EventId = e.Id,
        Kind = e.Kind,
        Date = DayRange.DateOf(e.Day),
        At = e.At,
        IdentityId = e.IdentityId,
        Provider = e.Provider,
        RoleArn = e.RoleArn,
        AccessKeyId = e.AccessKeyId,
        ExpiresAt = e.ExpiresAt,
    };
}
