using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Meaning rules of an app client's settings that need nothing but the request.</summary>
internal static class ClientRules
{
    private static readonly string[] LegacyFlows = [ExplicitAuthFlowsType.AdminNoSrpAuth, ExplicitAuthFlowsType.CustomAuthFlowOnly, ExplicitAuthFlowsType.UserPasswordAuth];

    public static IEnumerable<Violation> Violations(UpdateUserPoolClientRequest settings) =>
        Validity(settings).Concat(AuthFlows(settings))
            .Concat(RedirectUrlRules.Violations(settings.CallbackURLs, "callbackURLs")).Concat(RedirectUrlRules.Violations(settings.LogoutURLs, "logoutURLs"))
            .Concat(OAuth(settings)).Concat(Analytics(settings.AnalyticsConfiguration));

    /// <summary>Rules between the settings and the client's secret, whose presence an update cannot change.</summary>
    public static IEnumerable<Violation> Secret(UpdateUserPoolClientRequest settings, bool hasSecret)
    {
        if (hasSecret) yield break;
        if (settings.AllowedOAuthFlows?.Contains(OAuthFlowType.ClientCredentials) == true)
            yield return new("allowedOAuthFlows", "client_credentials flow can not be selected if client does not have a client secret.", ErrorCodes.InvalidOAuthFlowException);
        if (settings.EnablePropagateAdditionalUserContextData == true)
            yield return new("enablePropagateAdditionalUserContextData", "EnablePropagateAdditionalUserContextData can only be enabled for a client with a client secret.");
        if (settings.ExplicitAuthFlows?.Contains(ExplicitAuthFlowsType.AllowClientTokenAuth) == true)
            yield return new("explicitAuthFlows", "ALLOW_CLIENT_TOKEN_AUTH can only be enabled for a client with a client secret.");
    }

    private static IEnumerable<Violation> Validity(UpdateUserPoolClientRequest settings)
    {
        const string outOfRange = "Invalid range for token validity.";
        const long minute = 60, hour = 3600, day = 86400;
        var units = settings.TokenValidityUnits;
        var access = Seconds(settings.AccessTokenValidity, units?.AccessToken ?? TimeUnitsType.Hours) ?? hour;
        var id = Seconds(settings.IdTokenValidity, units?.IdToken ?? TimeUnitsType.Hours) ?? hour;
        var refresh = Seconds(settings.RefreshTokenValidity, units?.RefreshToken ?? TimeUnitsType.Days) ?? 30 * day;
        var inRange = true;
        if (access is < 5 * minute or > day) { inRange = false; yield return new("accessTokenValidity", outOfRange); }
        if (id is < 5 * minute or > day) { inRange = false; yield return new("idTokenValidity", outOfRange); }
        if (refresh is < hour or > 3650 * day) { inRange = false; yield return new("refreshTokenValidity", outOfRange); }
        if (inRange && (access > refresh || id > refresh))
            yield return new("refreshTokenValidity", "Access and Id Token expiration times must be less than or equal to refresh token expiration times.");
    }

    private static long? Seconds(int? value, string unit) => value is null or 0 ? null : value * unit switch
    {
        TimeUnitsType.Seconds => 1L,
        TimeUnitsType.Minutes => 60,
        TimeUnitsType.Hours => 3600,
        _ => 86400,
    };

    private static IEnumerable<Violation> AuthFlows(UpdateUserPoolClientRequest settings)
    {
        if (settings.ExplicitAuthFlows is not { Count: > 0 } flows) yield break;
        if (flows.Any(LegacyFlows.Contains) && !flows.All(LegacyFlows.Contains))
            yield return new("explicitAuthFlows", "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.");
        if (flows.Contains(ExplicitAuthFlowsType.AllowClientTokenAuth) && flows.Any(f => f != ExplicitAuthFlowsType.AllowClientTokenAuth))
            yield return new("explicitAuthFlows", "ALLOW_CLIENT_TOKEN_AUTH cannot be used with other auth flows.");
        if (settings.RefreshTokenRotation?.Feature == FeatureType.Enabled && flows.Contains(ExplicitAuthFlowsType.AllowRefreshTokenAuth))
            yield return new("explicitAuthFlows", "Refresh token rotation cannot be enabled when the client has ALLOW_REFRESH_TOKEN_AUTH in ExplicitAuthFlows.");
    }

    private static IEnumerable<Violation> OAuth(UpdateUserPoolClientRequest settings)
    {
        var flows = settings.AllowedOAuthFlows ?? [];
        var interactive = flows.Contains(OAuthFlowType.Code) || flows.Contains(OAuthFlowType.Implicit);
        if (settings.AllowedOAuthFlowsUserPoolClient == true && (flows.Count == 0 || settings.AllowedOAuthScopes is not { Count: > 0 }))
            yield return new("allowedOAuthFlows", "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.");
        if (flows.Contains(OAuthFlowType.ClientCredentials) && interactive)
            yield return new("allowedOAuthFlows", "client_credentials flow can not be selected along with code flow or implicit flow.", ErrorCodes.InvalidOAuthFlowException);
        if (interactive && settings.CallbackURLs is not { Count: > 0 })
            yield return new("callbackURLs", "CallbackUrls can not be empty when code flow or implicit flow is selected", ErrorCodes.InvalidOAuthFlowException);
        if (settings.DefaultRedirectURI is { } uri && settings.CallbackURLs?.Contains(uri, StringComparer.Ordinal) != true)
            yield return new("defaultRedirectURI", $"The default redirect URI {uri} is not in the callback URIs list.");
    }

    private static IEnumerable<Violation> Analytics(AnalyticsConfigurationType? analytics)
    {
        if (analytics is null || analytics == new AnalyticsConfigurationType()) yield break;
        var byArn = analytics.ApplicationArn is not null;
        var byId = analytics is { ApplicationId: not null, RoleArn: not null, ExternalId: not null };
        if (byArn == byId || byArn && (analytics.ApplicationId ?? analytics.RoleArn ?? analytics.ExternalId) is not null)
            yield return new("analyticsConfiguration", "Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid");
    }
}
