using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

/// <summary>What an access token is for (RFC 8707): <c>resource</c> of /oauth2/authorize.</summary>
public sealed class ResourceTests
{
    private const string Api = "https://api.example.com/accounts/7";

    [Fact]
    public async Task The_access_tokens_of_a_sign_in_are_for_what_was_asked_for()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var first = await cognito.TokensFromSite(client, TestCognito.Parameters(client) with { Resource = Api });
        var second = await cognito.Invoke(new RedeemRefreshTokenRequest { Domain = TestCognito.Domain, Client = new ClientCredentials(client.ClientId, client.ClientSecret), RefreshToken = first.RefreshToken });
        var third = (await cognito.Invoke(new GetTokensFromRefreshTokenRequest { ClientId = client.ClientId!, RefreshToken = first.RefreshToken! })).AuthenticationResult!;
        foreach (var access in new[] { first.AccessToken, second.AccessToken, third.AccessToken! }) Assert.Equal(Api, Audience(access));
        foreach (var id in new[] { first.IdToken!, second.IdToken!, third.IdToken! }) Assert.Equal(client.ClientId, Audience(id));
        // It says where the token belongs, not what it opens here.
        Assert.NotNull(await cognito.Invoke(new GetUserInfoRequest { Domain = TestCognito.Domain, AccessToken = first.AccessToken }));
    }

    [Fact]
    public async Task Without_it_an_access_token_is_for_nobody_in_particular()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        Assert.Null(Audience((await cognito.TokensFromSite(client)).AccessToken));
    }

    [Fact]
    public async Task It_holds_for_the_implicit_grant_and_for_who_is_signed_in_already()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite(c => c with { AllowedOAuthFlows = [OAuthFlowType.Implicit] });
        var parameters = TestCognito.Parameters(client) with { ResponseType = "token", CodeChallenge = null, CodeChallengeMethod = null, Resource = Api };
        var signedIn = await cognito.SignInAtSite(client, parameters: parameters);
        Assert.Equal(Api, Audience(TestCognito.Member(signedIn.Location!, "access_token")));
        var other = await Authorize(cognito, parameters with { Resource = "myapp://files" }, signedIn.BrowserSession);
        Assert.Equal("myapp://files", Audience(TestCognito.Member(other, "access_token")));
    }

    [Theory]
    [InlineData("api")]
    [InlineData("/accounts")]
    [InlineData("https://")]
    [InlineData("http://api.example.com")]
    [InlineData("https://api.example.com#part")]
    [InlineData("https://api.example.com https://other.example.com")]
    [InlineData("javascript:alert(1)")]
    public async Task What_is_no_URL_goes_back_to_the_client(string resource)
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        Assert.Equal(TestCognito.Callback + "?error=invalid_request&error_description=resource+is+not+a+URL&state=state-1", await Authorize(cognito, TestCognito.Parameters(client) with { Resource = resource }));
    }

    [Theory]
    [InlineData("'https://elsewhere.example.com'", false)]
    [InlineData("event.callerContext.clientId", true)]
    public async Task A_function_may_put_the_client_in_its_place_and_nothing_else(string audience, bool isTaken)
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var function = await cognito.AFunction($"event.response.claimsAndScopeOverrideDetails = {{ accessTokenGeneration: {{ claimsToAddOrOverride: {{ aud: {audience} }}, claimsToSuppress: ['aud'] }} }}");
        await cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = pool.Id!, LambdaConfig = new() { PreTokenGenerationConfig = new() { LambdaArn = function, LambdaVersion = PreTokenGenerationLambdaVersionType.V2_0 } } });
        Assert.Equal(isTaken ? client.ClientId : Api, Audience((await cognito.TokensFromSite(client, TestCognito.Parameters(client) with { Resource = Api })).AccessToken));
    }

    private static async Task<string> Authorize(TestCognito cognito, AuthorizationParameters parameters, string? session = null) =>
        (await cognito.Invoke(new AuthorizeRequest { Domain = TestCognito.Domain, Parameters = parameters, BrowserSession = session })).Location!;

    private static string? Audience(string token) => TestCognito.Claims(token).TryGetProperty("aud", out var audience) ? audience.GetString() : null;
}
