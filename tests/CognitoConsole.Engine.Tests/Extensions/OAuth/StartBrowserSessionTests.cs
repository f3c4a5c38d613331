using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class StartBrowserSessionTests
{
    [Fact]
    public async Task Does_not_depend_on_the_clients_API_flows()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite(c => c with { ExplicitAuthFlows = [ExplicitAuthFlowsType.AllowRefreshTokenAuth] });
        var answer = await cognito.SignInAtSite(client);
        Assert.StartsWith(TestCognito.Callback + "?code=", answer.Location);
        Assert.Equal(43, answer.BrowserSession!.Length);
    }

    [Fact]
    public async Task Every_sign_in_makes_a_new_session_and_ends_the_old_one()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var first = (await cognito.SignInAtSite(client)).BrowserSession;
        var second = (await cognito.Invoke(new StartBrowserSessionRequest
        {
            Domain = TestCognito.Domain,
            Parameters = TestCognito.Parameters(client),
            BrowserSession = first,
            Username = "ana",
            Password = TestCognito.Password,
        })).BrowserSession;
        Assert.NotEqual(first, second);
        Assert.Null((await cognito.Invoke(new AuthorizeRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client), BrowserSession = first })).Location);
        var stored = await cognito.Database(db => Task.FromResult(db.BrowserSessions.Single()));
        Assert.NotEqual(second, stored.IdHash);
    }

    [Fact]
    public async Task Shares_the_lockout_with_the_API()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        for (var i = 0; i < 5; i++) Assert.Equal("Incorrect username or password.", (await Refusal(cognito, client, "ana", "wrong")).Message);
        Assert.Equal("Password attempts exceeded", (await Refusal(cognito, client, "ana", TestCognito.Password)).Message);
        Assert.Equal("Password attempts exceeded", (await cognito.Refusal(cognito.PasswordAuth(client))).Message);
    }

    [Theory]
    [InlineData(PreventUserExistenceErrorTypes.Enabled, "Incorrect username or password.")]
    [InlineData(PreventUserExistenceErrorTypes.Legacy, "User does not exist.")]
    [Shows("UserPoolClient.PreventUserExistenceErrors")]
    public async Task Says_that_nobody_exists_only_when_the_client_allows_it(string setting, string message)
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite(c => c with { PreventUserExistenceErrors = setting });
        Assert.Equal(message, (await Refusal(cognito, client, "nobody", "wrong")).Message);
    }

    [Fact]
    public async Task The_users_state_shows_only_after_the_right_password()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        await cognito.SignUp(client, "ben");
        Assert.Equal("Incorrect username or password.", (await Refusal(cognito, client, "ben", "wrong")).Message);
        Assert.Equal(ErrorCodes.UserNotConfirmedException, (await Refusal(cognito, client, "ben", TestCognito.Password)).Code);
        await cognito.Invoke(new AdminDisableUserRequest { UserPoolId = pool.Id!, Username = "ana" });
        Assert.Equal("User is disabled.", (await Refusal(cognito, client, "ana", TestCognito.Password)).Message);
    }

    [Fact]
    public async Task A_wrong_authorization_request_signs_nobody_in()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var answer = await cognito.SignInAtSite(client, parameters: TestCognito.Parameters(client) with { Scope = "phone" });
        Assert.StartsWith(TestCognito.Callback + "?error=invalid_scope", answer.Location);
        Assert.Null(answer.BrowserSession);
        Assert.Empty(await cognito.Database(db => Task.FromResult(db.BrowserSessions.ToList())));
    }

    private static Task<CognitoException> Refusal(TestCognito cognito, UserPoolClientType client, string username, string password) =>
        cognito.Refusal(new StartBrowserSessionRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client), Username = username, Password = password });
}
