using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class DescribeLogin(AuthorizationRequests requests, BrowserSessions sessions, BrowserPasskeys passkeys, LoginDomains domains, LoginBrandings brandings) : IOperation<DescribeLoginRequest, DescribeLoginResponse>
{
    public async Task<DescribeLoginResponse> Handle(DescribeLoginRequest request, OperationContext context)
    {
        var (authorization, error) = await requests.Read(request.Domain, request.Parameters, context.Cancellation);
        if (authorization is null) return new DescribeLoginResponse { ErrorLocation = error };
        var (client, pool) = (authorization.Entry.Client, authorization.Entry.Pool);
        var session = await sessions.Find(pool, request.BrowserSession, context.Cancellation);
        var domain = await domains.Find(request.Domain, context.Cancellation);
        var branding = await brandings.Of(pool.Id, client.ClientId, domain.ManagedLoginVersion, context.Cancellation);
        return new DescribeLoginResponse
        {
            Page = LoginPageFacts.Of(pool, client.ClientName, branding) with
            {
                SignedInUsername = session is { } found ? LoginAttributes.DisplayName(found.User) : null,
                AsksToRememberDevice = BrowserDevices.IsAsked(pool),
                AllowsPasskeys = await passkeys.AreOffered(authorization.Entry, request.Domain, context.Cancellation),
            },
        };
    }
}
