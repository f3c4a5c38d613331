using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>An app client as DescribeUserPoolClient shows it.</summary>
internal static class ClientShape
{
    /// <param name="secret">Null for a public client, and for callers who may not see it.</param>
    public static UserPoolClientType Of(UserPoolClient client, string? secret) => new()
    {
        UserPoolId = client.UserPoolId,
        ClientId = client.ClientId,
        ClientName = client.ClientName,
        ClientSecret = secret,
        CreationDate = client.CreationDate,
        LastModifiedDate = client.LastModifiedDate,
        RefreshTokenValidity = client.RefreshTokenValidity,
        AccessTokenValidity = client.AccessTokenValidity,
        IdTokenValidity = client.IdTokenValidity,
        TokenValidityUnits = client.TokenValidityUnits ?? new(),
        ReadAttributes = client.ReadAttributes,
        WriteAttributes = client.WriteAttributes,
        ExplicitAuthFlows = client.ExplicitAuthFlows,
        SupportedIdentityProviders = OrNull(client.SupportedIdentityProviders),
        CallbackURLs = OrNull(client.CallbackURLs),
        LogoutURLs = OrNull(client.LogoutURLs),
        DefaultRedirectURI = client.DefaultRedirectURI,
        AllowedOAuthFlows = OrNull(client.AllowedOAuthFlows),
        AllowedOAuthScopes = OrNull(client.AllowedOAuthScopes),
        AllowedOAuthFlowsUserPoolClient = client.AllowedOAuthFlowsUserPoolClient,
        AnalyticsConfiguration = client.AnalyticsConfiguration,
        PreventUserExistenceErrors = client.PreventUserExistenceErrors,
        EnableTokenRevocation = client.EnableTokenRevocation,
        EnablePropagateAdditionalUserContextData = client.EnablePropagateAdditionalUserContextData,
        AuthSessionValidity = client.AuthSessionValidity,
        RefreshTokenRotation = client.RefreshTokenRotation,
        ClientType = client.ClientType,
    };

    private static IReadOnlyList<string>? OrNull(IReadOnlyList<string> list) => list.Count == 0 ? null : list;
}
