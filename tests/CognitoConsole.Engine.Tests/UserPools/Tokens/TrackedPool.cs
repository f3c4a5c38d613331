using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>A pool that tracks sessions, with a site and a client for both doors.</summary>
public abstract class TrackedPool : IAsyncLifetime
{
    protected TestCognito Cognito { get; } = new();
    protected UserPoolType Pool { get; private set; } = null!;
    protected UserPoolClientType Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        (Pool, Client) = await Cognito.ASite(c => c with
        {
            ExplicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
            AllowedOAuthScopes = ["openid", "email", "aws.cognito.signin.user.admin"],
        });
        await Track(20);
    }

    public ValueTask DisposeAsync() => Cognito.DisposeAsync();

    protected Task Track(int most, string tracking = "ENABLED") =>
        Cognito.Invoke(new SetUserPoolSessionConfigurationRequest { UserPoolId = Pool.Id!, UserSessionTracking = tracking, TokenSession = new() { MaxPerUser = most } });

    protected async Task<IReadOnlyList<SessionDescriptionType>> Sessions(string username = "ana") =>
        (await Cognito.Invoke(new AdminListUserSessionsRequest { UserPoolId = Pool.Id!, Username = username })).Sessions!;

    protected async Task<AuthenticationResultType> SignIn()
    {
        Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        return await Cognito.SignIn(Client);
    }

    /// <summary>Signs in at the site: a browser session, and tokens that came from it.</summary>
    protected async Task<(string Browser, TokenEndpointResponse Tokens)> SignInAtSite()
    {
        Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        var parameters = TestCognito.Parameters(Client) with { Scope = "openid aws.cognito.signin.user.admin" };
        var answer = await Cognito.SignInAtSite(Client, parameters: parameters);
        return (answer.BrowserSession!, await Cognito.Invoke(TestCognito.Redeem(Client, TestCognito.Member(answer.Location!, "code"))));
    }

    protected Task RefusesAsUntracked<T>(IRequest<T> request) => Cognito.Refuses(request, ErrorCodes.OperationNotEnabledException, "Session tracking is not enabled for the user pool.");
}
