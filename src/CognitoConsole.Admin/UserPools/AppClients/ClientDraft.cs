using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>
/// UpdateUserPoolClient resets every member it is not told, so a change starts from all that DescribeUserPoolClient says.
/// This is the one place that maps it.
/// </summary>
internal static class ClientDraft
{
    /// <summary>The request that would change nothing. Defaults that AWS leaves out are written out, so that the form shows what is in force.</summary>
    public static UpdateUserPoolClientRequest From(UserPoolClientType client) => new()
    {
        UserPoolId = client.UserPoolId ?? "",
        ClientId = client.ClientId ?? "",
        ClientName = client.ClientName,
        RefreshTokenValidity = client.RefreshTokenValidity is > 0 and var refresh ? refresh : 30,
        AccessTokenValidity = client.AccessTokenValidity is > 0 and var access ? access : 1,
        IdTokenValidity = client.IdTokenValidity is > 0 and var id ? id : 1,
        TokenValidityUnits = new TokenValidityUnitsType
        {
            AccessToken = client.TokenValidityUnits?.AccessToken ?? TimeUnitsType.Hours,
            IdToken = client.TokenValidityUnits?.IdToken ?? TimeUnitsType.Hours,
            RefreshToken = client.TokenValidityUnits?.RefreshToken ?? TimeUnitsType.Days,
        },
        ReadAttributes = client.ReadAttributes,
        WriteAttributes = client.WriteAttributes,
        ExplicitAuthFlows = client.ExplicitAuthFlows,
        SupportedIdentityProviders = client.SupportedIdentityProviders ?? [],
        CallbackURLs = client.CallbackURLs ?? [],
        LogoutURLs = client.LogoutURLs ?? [],
        DefaultRedirectURI = client.DefaultRedirectURI,
        AllowedOAuthFlows = client.AllowedOAuthFlows ?? [],
        AllowedOAuthScopes = client.AllowedOAuthScopes ?? [],
        AllowedOAuthFlowsUserPoolClient = client.AllowedOAuthFlowsUserPoolClient ?? false,
        AnalyticsConfiguration = client.AnalyticsConfiguration,
        PreventUserExistenceErrors = client.PreventUserExistenceErrors ?? PreventUserExistenceErrorTypes.Legacy,
        EnableTokenRevocation = client.EnableTokenRevocation ?? true,
        EnablePropagateAdditionalUserContextData = client.EnablePropagateAdditionalUserContextData ?? false,
        AuthSessionValidity = client.AuthSessionValidity ?? 3,
        RefreshTokenRotation = client.RefreshTokenRotation ?? new RefreshTokenRotationType { Feature = FeatureType.Disabled },
    };

    /// <summary>Without the empty rows that a list editor leaves behind.</summary>
    public static UpdateUserPoolClientRequest Clean(UpdateUserPoolClientRequest draft) => draft with
    {
        CallbackURLs = Rows(draft.CallbackURLs),
        LogoutURLs = Rows(draft.LogoutURLs),
        DefaultRedirectURI = string.IsNullOrWhiteSpace(draft.DefaultRedirectURI) ? null : draft.DefaultRedirectURI,
    };

    /// <summary>Records compare lists by identity; what matters is what would be sent.</summary>
    public static bool Same(UpdateUserPoolClientRequest a, UpdateUserPoolClientRequest b) =>
        JsonSerializer.Serialize(Clean(a), AwsJson.Options) == JsonSerializer.Serialize(Clean(b), AwsJson.Options);

    private static IReadOnlyList<string>? Rows(IReadOnlyList<string>? rows) => rows is null ? null : [.. rows.Select(r => r.Trim()).Where(r => r.Length > 0).Distinct(StringComparer.Ordinal)];
}
