using System.Globalization;
using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>What saving an app client would change, in the words of its screens, and what that means for apps and people.</summary>
internal static class ClientChanges
{
    public static IReadOnlyList<Change> Between(UpdateUserPoolClientRequest old, UpdateUserPoolClientRequest @new)
    {
        (old, @new) = (ClientDraft.Clean(old), ClientDraft.Clean(@new));
        return new ChangeList()
            .Add("App client name", old.ClientName, @new.ClientName)
            .Add("Authentication flows", Sorted(old.ExplicitAuthFlows), Sorted(@new.ExplicitAuthFlows),
                Lost(old.ExplicitAuthFlows, @new.ExplicitAuthFlows) is { } flows ? $"Apps that sign in with {flows} are refused at once." : null)
            .Add("Authentication flow session duration", Minutes(old.AuthSessionValidity), Minutes(@new.AuthSessionValidity))
            .Add("Refresh token expiration", Validity(old.RefreshTokenValidity, old.TokenValidityUnits?.RefreshToken), Validity(@new.RefreshTokenValidity, @new.TokenValidityUnits?.RefreshToken), NewTokens)
            .Add("Access token expiration", Validity(old.AccessTokenValidity, old.TokenValidityUnits?.AccessToken), Validity(@new.AccessTokenValidity, @new.TokenValidityUnits?.AccessToken), NewTokens)
            .Add("ID token expiration", Validity(old.IdTokenValidity, old.TokenValidityUnits?.IdToken), Validity(@new.IdTokenValidity, @new.TokenValidityUnits?.IdToken), NewTokens)
            .Add("Readable attributes", Attributes(old.ReadAttributes), Attributes(@new.ReadAttributes), "ID tokens and GetUser carry only readable attributes.")
            .Add("Writable attributes", Attributes(old.WriteAttributes), Attributes(@new.WriteAttributes), WriteConsequence(@new))
            .Add("Identity providers", old.SupportedIdentityProviders, @new.SupportedIdentityProviders,
                Lost(old.SupportedIdentityProviders, @new.SupportedIdentityProviders) is { } providers ? $"People who come by {providers} cannot sign in at this app client's login pages any more." : null)
            .Add("Callback URLs", old.CallbackURLs, @new.CallbackURLs,
                Lost(old.CallbackURLs, @new.CallbackURLs) is { } callbacks ? $"Sign-in that returns to {callbacks} ends in an error page." : null)
            .Add("Default redirect URI", old.DefaultRedirectURI, @new.DefaultRedirectURI)
            .Add("Sign-out URLs", old.LogoutURLs, @new.LogoutURLs)
            .Add("Login pages", old.AllowedOAuthFlowsUserPoolClient, @new.AllowedOAuthFlowsUserPoolClient,
                @new.AllowedOAuthFlowsUserPoolClient == true ? null : "The login pages and the token endpoint refuse this app client.")
            .Add("OAuth grant types", Sorted(old.AllowedOAuthFlows), Sorted(@new.AllowedOAuthFlows))
            .Add("OAuth scopes", Sorted(old.AllowedOAuthScopes), Sorted(@new.AllowedOAuthScopes),
                Lost(old.AllowedOAuthScopes, @new.AllowedOAuthScopes) is { } scopes ? $"Requests for {scopes} are refused." : null)
            .Add("Prevent user existence errors", Existence(old.PreventUserExistenceErrors), Existence(@new.PreventUserExistenceErrors),
                @new.PreventUserExistenceErrors == PreventUserExistenceErrorTypes.Legacy ? "Anybody can find out which user names exist." : null)
            .Add("Token revocation", old.EnableTokenRevocation, @new.EnableTokenRevocation,
                @new.EnableTokenRevocation == false ? "New tokens of this app client can no longer be revoked." : null)
            .Add("Additional user context data", old.EnablePropagateAdditionalUserContextData, @new.EnablePropagateAdditionalUserContextData)
            .Add("Refresh token rotation", Rotation(old.RefreshTokenRotation), Rotation(@new.RefreshTokenRotation),
                @new.RefreshTokenRotation?.Feature == FeatureType.Enabled ? "Apps must store the new refresh token of every answer; the old one stops working after the grace period." : null)
            .Add("Analytics: application", Application(old.AnalyticsConfiguration), Application(@new.AnalyticsConfiguration),
                @new.AnalyticsConfiguration is null ? null : "Sign-ins, failed sign-ins and sign-ups from now on are told to it.")
            .Add("Analytics: IAM role", old.AnalyticsConfiguration?.RoleArn, @new.AnalyticsConfiguration?.RoleArn)
            .Add("Analytics: external ID", old.AnalyticsConfiguration?.ExternalId, @new.AnalyticsConfiguration?.ExternalId)
            .Add("Analytics: user data", Shared(old.AnalyticsConfiguration), Shared(@new.AnalyticsConfiguration),
                @new.AnalyticsConfiguration?.UserDataShared == true ? "The application gets the user ID and the attributes that this app client may read." : null)
            .Changes;
    }

    private static string? Application(AnalyticsConfigurationType? analytics) => analytics?.ApplicationArn ?? analytics?.ApplicationId;

    private static string? Shared(AnalyticsConfigurationType? analytics) => analytics is null ? null : analytics.UserDataShared == true ? "Shared" : "Not shared";

    private const string NewTokens = "Applies to tokens issued from now on; tokens already issued keep their expiration.";

    internal static string Validity(int? value, string? unit) => value is { } number && unit is not null ? Duration.Text(Duration.Of(number, unit)) : "";

    private static string? Minutes(int? minutes) => minutes is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number} minutes") : null;

    private static string Attributes(IReadOnlyList<string>? names) => names is null ? "All standard attributes (default)" : string.Join(", ", Sorted(names) ?? []);

    private static string Existence(string? value) => value == PreventUserExistenceErrorTypes.Enabled ? "On" : "Off (legacy)";

    private static string Rotation(RefreshTokenRotationType? rotation) => rotation?.Feature != FeatureType.Enabled ? "Off"
        : string.Create(CultureInfo.InvariantCulture, $"On, {rotation.RetryGracePeriodSeconds ?? 0} seconds grace");

    private static string? WriteConsequence(UpdateUserPoolClientRequest request)
    {
        var risky = (request.WriteAttributes ?? []).Where(AttributePermission.LooksLikeARole).ToList();
        return risky.Count == 0 ? null : $"Every user of this app can set {string.Join(", ", risky)} on their own account.";
    }

    private static List<string>? Sorted(IReadOnlyList<string>? values) => values is null ? null : [.. values.Order(StringComparer.Ordinal)];

    private static string? Lost(IReadOnlyList<string>? old, IReadOnlyList<string>? @new)
    {
        var lost = (old ?? []).Except(@new ?? [], StringComparer.Ordinal).ToList();
        return lost.Count == 0 ? null : string.Join(", ", lost);
    }
}
