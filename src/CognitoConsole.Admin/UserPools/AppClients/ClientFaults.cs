using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Rules of an app client that can be said before asking the engine, by member as AWS writes it.</summary>
internal static class ClientFaults
{
    public const string NoProvider = "Choose at least one identity provider.";

    public static readonly TimeSpan MinToken = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan MaxToken = TimeSpan.FromDays(1);
    public static readonly TimeSpan MinRefresh = TimeSpan.FromHours(1);
    public static readonly TimeSpan MaxRefresh = TimeSpan.FromDays(3650);

    public static IEnumerable<FieldError> Of(UpdateUserPoolClientRequest draft, bool hasSecret)
    {
        draft = ClientDraft.Clean(draft);
        return Tokens(draft).Concat(Flows(draft)).Concat(Urls(draft)).Concat(OAuth(draft, hasSecret)).Concat(Analytics(draft.AnalyticsConfiguration));
    }

    private static IEnumerable<FieldError> Tokens(UpdateUserPoolClientRequest draft)
    {
        var units = draft.TokenValidityUnits;
        var refresh = Duration.Fault(draft.RefreshTokenValidity, units?.RefreshToken ?? TimeUnitsType.Days, MinRefresh, MaxRefresh);
        var access = Duration.Fault(draft.AccessTokenValidity, units?.AccessToken ?? TimeUnitsType.Hours, MinToken, MaxToken);
        var id = Duration.Fault(draft.IdTokenValidity, units?.IdToken ?? TimeUnitsType.Hours, MinToken, MaxToken);
        if (refresh is not null) yield return new("refreshTokenValidity", refresh);
        if (access is not null) yield return new("accessTokenValidity", access);
        if (id is not null) yield return new("idTokenValidity", id);
        if (draft.AuthSessionValidity is null or < 3 or > 15) yield return new("authSessionValidity", "Between 3 and 15 minutes.");
        if (refresh is not null || access is not null || id is not null) yield break;
        var longest = Duration.Of(draft.RefreshTokenValidity!.Value, units?.RefreshToken ?? TimeUnitsType.Days);
        if (Duration.Of(draft.AccessTokenValidity!.Value, units?.AccessToken ?? TimeUnitsType.Hours) > longest) yield return new("accessTokenValidity", "Not longer than the refresh token.");
        if (Duration.Of(draft.IdTokenValidity!.Value, units?.IdToken ?? TimeUnitsType.Hours) > longest) yield return new("idTokenValidity", "Not longer than the refresh token.");
    }

    private static IEnumerable<FieldError> Flows(UpdateUserPoolClientRequest draft)
    {
        if (string.IsNullOrWhiteSpace(draft.ClientName)) yield return new("clientName", "Enter a name.");
        if (draft.RefreshTokenRotation?.Feature != FeatureType.Enabled) yield break;
        if (draft.ExplicitAuthFlows?.Contains(ExplicitAuthFlowsType.AllowRefreshTokenAuth) == true)
            yield return new("refreshTokenRotation", "Switch off the flow ALLOW_REFRESH_TOKEN_AUTH first: rotated tokens are refreshed with GetTokensFromRefreshToken.");
        if (draft.RefreshTokenRotation.RetryGracePeriodSeconds is < 0 or > 60) yield return new("refreshTokenRotation.retryGracePeriodSeconds", "Between 0 and 60 seconds.");
    }

    private static IEnumerable<FieldError> Urls(UpdateUserPoolClientRequest draft)
    {
        foreach (var fault in (draft.CallbackURLs ?? []).Select(UrlFault).OfType<string>()) yield return new("callbackURLs", fault);
        foreach (var fault in (draft.LogoutURLs ?? []).Select(UrlFault).OfType<string>()) yield return new("logoutURLs", fault);
        if (draft.DefaultRedirectURI is { } uri && draft.CallbackURLs?.Contains(uri) != true) yield return new("defaultRedirectURI", "Choose one of the callback URLs.");
    }

    private static IEnumerable<FieldError> OAuth(UpdateUserPoolClientRequest draft, bool hasSecret)
    {
        var (flows, scopes) = (draft.AllowedOAuthFlows ?? [], draft.AllowedOAuthScopes ?? []);
        var people = flows.Contains(OAuthFlowType.Code) || flows.Contains(OAuthFlowType.Implicit);
        if (flows.Contains(OAuthFlowType.ClientCredentials) && people)
            yield return new("allowedOAuthFlows", "Client credentials cannot be combined with another grant: make a second app client for machines.");
        if (flows.Contains(OAuthFlowType.ClientCredentials) && !hasSecret) yield return new("allowedOAuthFlows", "Client credentials need an app client with a secret.");
        if (draft.AllowedOAuthFlowsUserPoolClient == true && flows.Count == 0) yield return new("allowedOAuthFlows", "Choose a grant type, or switch the login pages off.");
        if (draft.AllowedOAuthFlowsUserPoolClient == true && scopes.Count == 0) yield return new("allowedOAuthScopes", "Choose a scope, or switch the login pages off.");
        if (people && draft.CallbackURLs is not { Count: > 0 }) yield return new("callbackURLs", "The authorization code and implicit grants need a callback URL.");
        if (people && draft.SupportedIdentityProviders is not { Count: > 0 }) yield return new("supportedIdentityProviders", NoProvider);
        if (!scopes.Contains("openid") && scopes.FirstOrDefault(s => s is "email" or "phone" or "profile") is { } needs)
            yield return new("allowedOAuthScopes", $"The scope {needs} needs openid.");
    }

    private static IEnumerable<FieldError> Analytics(AnalyticsConfigurationType? analytics)
    {
        if (analytics is null) yield break;
        if (analytics.ApplicationArn is { Length: 0 }) yield return new("analyticsConfiguration.applicationArn", "Enter the ARN of the application.");
        if (analytics.ApplicationArn is not null) yield break;
        if (string.IsNullOrEmpty(analytics.ApplicationId)) yield return new("analyticsConfiguration.applicationId", "Enter the ID of the application.");
        if (analytics.RoleArn is null) yield return new("analyticsConfiguration.roleArn", "Enter the ARN of the role.");
        if (analytics.ExternalId is null) yield return new("analyticsConfiguration.externalId", "Enter the external ID.");
    }

    /// <summary>What the engine would say about a callback or sign-out URL, in advance; it looks closer still.</summary>
    internal static string? UrlFault(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri)) return $"{url} is not an absolute URL.";
        if (url.Contains('#', StringComparison.Ordinal)) return $"{url} must have no fragment.";
        return uri.Scheme == Uri.UriSchemeHttp && uri.Host is not ("localhost" or "127.0.0.1" or "[::1]") ? $"{url} must use https; http is for localhost only." : null;
    }
}
