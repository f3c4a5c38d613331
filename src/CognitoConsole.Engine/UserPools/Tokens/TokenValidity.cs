using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>How long a client's tokens live. A number without a unit counts hours (access, ID) or days (refresh).</summary>
public static class TokenValidity
{
    public static TimeSpan Access(UserPoolClient client) => Span(client.AccessTokenValidity, client.TokenValidityUnits?.AccessToken ?? TimeUnitsType.Hours) ?? TimeSpan.FromHours(1);

    public static TimeSpan Id(UserPoolClient client) => Span(client.IdTokenValidity, client.TokenValidityUnits?.IdToken ?? TimeUnitsType.Hours) ?? TimeSpan.FromHours(1);

    public static TimeSpan Refresh(UserPoolClient client) => Span(client.RefreshTokenValidity, client.TokenValidityUnits?.RefreshToken ?? TimeUnitsType.Days) ?? TimeSpan.FromDays(30);

    private static TimeSpan? Span(int? value, string unit) => value is null or 0 ? null : unit switch
    {
        TimeUnitsType.Seconds => TimeSpan.FromSeconds(value.Value),
        TimeUnitsType.Minutes => TimeSpan.FromMinutes(value.Value),
        TimeUnitsType.Hours => TimeSpan.FromHours(value.Value),
        _ => TimeSpan.FromDays(value.Value),
    };
}
