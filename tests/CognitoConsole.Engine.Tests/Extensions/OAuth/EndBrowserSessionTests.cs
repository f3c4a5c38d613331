using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class EndBrowserSessionTests
{
    private const string SignedOut = "https://app.example.com/";

    [Fact]
    public async Task Ends_the_session_and_goes_to_the_sign_out_URL()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var session = (await cognito.SignInAtSite(client)).BrowserSession;
        var answer = await cognito.Invoke(End(client, session) with { LogoutUri = SignedOut });
        Assert.Equal(SignedOut, answer.Location);
        Assert.Null((await cognito.Invoke(new AuthorizeRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client), BrowserSession = session })).Location);
    }

    [Fact]
    public async Task Without_a_sign_out_URL_it_goes_to_the_login_page()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        Assert.Null((await cognito.Invoke(End(client, null) with { Parameters = TestCognito.Parameters(client) })).Location);
    }

    [Fact]
    public async Task An_address_that_is_not_the_clients_changes_nothing()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var session = (await cognito.SignInAtSite(client)).BrowserSession;
        Assert.Equal(ErrorCodes.RedirectMismatch, (await cognito.Refusal(End(client, session) with { LogoutUri = "https://evil.test/" })).Code);
        Assert.Equal(ErrorCodes.InvalidRequest, (await cognito.Refusal(End(client, session))).Code);
        Assert.NotNull((await cognito.Invoke(new AuthorizeRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client), BrowserSession = session })).Location);
    }

    private static EndBrowserSessionRequest End(UserPoolClientType client, string? session) =>
        new() { Domain = TestCognito.Domain, BrowserSession = session, Parameters = new AuthorizationParameters { ClientId = client.ClientId } };
}
