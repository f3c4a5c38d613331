using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>See <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html">the logout endpoint</see>. Tokens live on.</summary>
/// <remarks>Where a SAML provider has vouched for the browser and is to hear of the end (IDPSignout), the way leads over the provider.</remarks>
public sealed class EndBrowserSession(LoginDomains domains, AuthorizationRequests requests, BrowserSessions sessions, ProviderDirectory providers, FederationAttempts attempts, SamlSignIn saml) : IOperation<EndBrowserSessionRequest, EndBrowserSessionResponse>
{
    public async Task<EndBrowserSessionResponse> Handle(EndBrowserSessionRequest request, OperationContext context)
    {
        var entry = await domains.Client(request.Domain, request.Parameters.ClientId, context.Cancellation);
        string? location = null;
        if (!string.IsNullOrEmpty(request.LogoutUri))
        {
            if (!entry.Client.LogoutURLs.Contains(request.LogoutUri, StringComparer.Ordinal)) throw Errors.RedirectMismatch();
            location = AuthorizationRequests.Append(request.LogoutUri, inFragment: false, [], request.Parameters.State);
        }
        else if (string.IsNullOrEmpty(request.Parameters.RedirectUri) || string.IsNullOrEmpty(request.Parameters.ResponseType))
        {
            throw Errors.InvalidRequest("Required parameters are missing: logout_uri, or redirect_uri and response_type");
        }
        else
        {
            (_, location) = await requests.Read(request.Domain, request.Parameters, context.Cancellation);
        }

        var atProvider = await sessions.AtProvider(entry.Pool, request.BrowserSession, context.Cancellation);
        await sessions.End(request.BrowserSession, context.Cancellation);
        return new EndBrowserSessionResponse { Location = atProvider is { } session ? await AtProvider(entry.Pool, session, location, request.Parameters, context.Cancellation) ?? location : location };
    }

    private async Task<string?> AtProvider(UserPool pool, (string Provider, byte[] Session) session, string? location, AuthorizationParameters parameters, CancellationToken cancellation)
    {
        if (await providers.Known(pool.Id, session.Provider, cancellation) is not { } provider) return null;
        var state = FederationAttempts.NewState();
        if (await saml.SignOut(pool, provider, session.Session, state, cancellation) is not { } request) return null;
        await attempts.Start(pool, state, new SignOutContent(provider.ProviderName, request.Id, location, parameters), cancellation);
        return request.Address;
    }
}
