using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>See <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html">the logout endpoint</see>. Tokens live on.</summary>
public sealed class EndBrowserSession(LoginDomains domains, AuthorizationRequests requests, BrowserSessions sessions) : IOperation<EndBrowserSessionRequest, EndBrowserSessionResponse>
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

        await sessions.End(request.BrowserSession, context.Cancellation);
        return new EndBrowserSessionResponse { Location = location };
    }
}
