using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What CreateUserPoolClient and UpdateUserPoolClient have in common: the same members, and the same defaults for those left out.</summary>
internal static class ClientSettings
{
    private const int DefaultRefreshDays = 30;

    public static UpdateUserPoolClientRequest Of(CreateUserPoolClientRequest request) => new()
    {
        UserPoolId = request.UserPoolId,
        ClientId = "",
        ClientName = request.ClientName,
        RefreshTokenValidity = request.RefreshTokenValidity,
        AccessTokenValidity = request.AccessTokenValidity,
        IdTokenValidity = request.IdTokenValidity,
        TokenValidityUnits = request.TokenValidityUnits,
        ReadAttributes = request.ReadAttributes,
        WriteAttributes = request.WriteAttributes,
        ExplicitAuthFlows = request.ExplicitAuthFlows,
        SupportedIdentityProviders = request.SupportedIdentityProviders,
        CallbackURLs = request.CallbackURLs,
        LogoutURLs = request.LogoutURLs,
        DefaultRedirectURI = request.DefaultRedirectURI,
        AllowedOAuthFlows = request.AllowedOAuthFlows,
        AllowedOAuthScopes = request.AllowedOAuthScopes,
        AllowedOAuthFlowsUserPoolClient = request.AllowedOAuthFlowsUserPoolClient,
        AnalyticsConfiguration = request.AnalyticsConfiguration,
        PreventUserExistenceErrors = request.PreventUserExistenceErrors,
        EnableTokenRevocation = request.EnableTokenRevocation,
        EnablePropagateAdditionalUserContextData = request.EnablePropagateAdditionalUserContextData,
        AuthSessionValidity = request.AuthSessionValidity,
        RefreshTokenRotation = request.RefreshTokenRotation,
    };

    /// <summary>Sets every member, those left out to their defaults. The name has no default and stays.</summary>
    public static void Apply(UpdateUserPoolClientRequest settings, UserPoolClient client)
    {
        client.ClientName = settings.ClientName ?? client.ClientName;
        client.RefreshTokenValidity = settings.RefreshTokenValidity is > 0 and var refresh ? refresh : DefaultRefreshDays;
        client.AccessTokenValidity = settings.AccessTokenValidity;
        client.IdTokenValidity = settings.IdTokenValidity;
        // 0 means 30 days, whatever unit stands beside it.
        client.TokenValidityUnits = settings.RefreshTokenValidity is > 0 ? settings.TokenValidityUnits : settings.TokenValidityUnits is { } units ? units with { RefreshToken = units.RefreshToken is null ? null : TimeUnitsType.Days } : null;
        client.ReadAttributes = settings.ReadAttributes is { Count: > 0 } ? PoolSettings.Distinct(settings.ReadAttributes) : null;
        client.WriteAttributes = settings.WriteAttributes is { Count: > 0 } ? PoolSettings.Distinct(settings.WriteAttributes) : null;
        client.ExplicitAuthFlows = settings.ExplicitAuthFlows is { Count: > 0 } flows ? PoolSettings.Distinct(flows) : DefaultFlows(settings);
        client.SupportedIdentityProviders = PoolSettings.Distinct(settings.SupportedIdentityProviders);
        client.CallbackURLs = PoolSettings.Distinct(settings.CallbackURLs);
        client.LogoutURLs = PoolSettings.Distinct(settings.LogoutURLs);
        client.DefaultRedirectURI = settings.DefaultRedirectURI;
        client.AllowedOAuthFlows = PoolSettings.Distinct(settings.AllowedOAuthFlows);
        client.AllowedOAuthScopes = PoolSettings.Distinct(settings.AllowedOAuthScopes);
        client.AllowedOAuthFlowsUserPoolClient = settings.AllowedOAuthFlowsUserPoolClient ?? false;
        client.AnalyticsConfiguration = AnalyticsRules.Kept(settings.AnalyticsConfiguration);
        client.PreventUserExistenceErrors = settings.PreventUserExistenceErrors ?? PreventUserExistenceErrorTypes.Legacy;
        client.EnableTokenRevocation = settings.EnableTokenRevocation ?? true;
        client.EnablePropagateAdditionalUserContextData = settings.EnablePropagateAdditionalUserContextData ?? false;
        client.AuthSessionValidity = settings.AuthSessionValidity ?? 3;
        client.RefreshTokenRotation = settings.RefreshTokenRotation;
    }

    /// <summary>Marks the client as changed. The date moves with every change, so that a form can tell by it.</summary>
    public static void Touch(UserPoolClient client, TimeProvider clock)
    {
        var next = client.LastModifiedDate.AddMilliseconds(1);
        client.LastModifiedDate = clock.GetUtcNow() is var now && now > next ? now : next;
        client.Version++;
    }

    /// <summary>With rotation, refresh tokens go through GetTokensFromRefreshToken and the refresh flow must be off.</summary>
    private static IReadOnlyList<string> DefaultFlows(UpdateUserPoolClientRequest settings) => settings.RefreshTokenRotation?.Feature == FeatureType.Enabled
        ? [ExplicitAuthFlowsType.AllowUserSrpAuth, ExplicitAuthFlowsType.AllowCustomAuth]
        : [ExplicitAuthFlowsType.AllowRefreshTokenAuth, ExplicitAuthFlowsType.AllowUserSrpAuth, ExplicitAuthFlowsType.AllowCustomAuth];
}
