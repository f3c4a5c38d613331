using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class DescribeLogin(AuthorizationRequests requests, BrowserSessions sessions, BrowserPasskeys passkeys, BrowserStepUp stepUp, LoginDomains domains, LoginProviders providers, LoginBrandings brandings) : IOperation<DescribeLoginRequest, DescribeLoginResponse>
{
    public async Task<DescribeLoginResponse> Handle(DescribeLoginRequest request, OperationContext context)
    {
        var (authorization, error) = await requests.Read(request.Domain, request.Parameters, context.Cancellation);
        if (authorization is null) return new DescribeLoginResponse { ErrorLocation = error };
        var (client, pool) = (authorization.Entry.Client, authorization.Entry.Pool);
        var session = await sessions.Find(authorization.Entry, request.BrowserSession, context.Cancellation);
        // A session that is too old, or has too little to build on, is no offer: the person signs in.
        var gap = session is null ? SessionGap.SignIn : await stepUp.Gap(authorization, session, context.Cancellation);
        var domain = await domains.Find(request.Domain, context.Cancellation);
        var branding = await brandings.Of(pool.Id, client.ClientId, LoginBrandings.Version(pool, domain.ManagedLoginVersion), request.Parameters.Lang, context.Cancellation);
        return new DescribeLoginResponse
        {
            Page = LoginPageFacts.Of(pool, client.ClientName, branding) with
            {
                SignedInUsername = gap is SessionGap.SignIn or SessionGap.Unreachable ? null : LoginAttributes.DisplayName(session!.User),
                AsksForSecondFactor = gap == SessionGap.SecondFactor,
                RegisteredAppAt = client.ClientType == ClientTypeType.Dcr ? Destination(authorization.RedirectUri) : null,
                AllowsUserPool = LoginProviders.Offers(client, LoginProviders.UserPool),
                Providers = await providers.Of(authorization.Entry, context.Cancellation),
                AsksToRememberDevice = BrowserDevices.IsAsked(pool),
                CodeFactors = BrowserStepUp.AllowsCode(pool, request.Parameters) ? BrowserCodes.Offered(authorization.Entry) : [],
                AllowsPasskeys = BrowserStepUp.AllowsPasskey(pool, request.Parameters) && await passkeys.AreOffered(authorization.Entry, request.Domain, context.Cancellation),
            },
        };
    }

    private static string Destination(string redirectUri) =>
        Uri.TryCreate(redirectUri, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host : redirectUri[..(redirectUri.IndexOf(':', StringComparison.Ordinal) + 1)];
}
