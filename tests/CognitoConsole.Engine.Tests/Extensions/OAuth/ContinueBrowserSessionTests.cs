using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

/// <summary>acr_values and max_age, and the browser session that is not enough for them.</summary>
public sealed class ContinueBrowserSessionTests : IAsyncLifetime
{
    private const string L3 = "urn:cognito:loa:3", L4 = "urn:cognito:loa:4";
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync() => (_pool, _client) = await _cognito.ASite();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task A_session_that_is_too_low_needs_what_is_missing_and_no_more()
    {
        var secret = await ATotp();
        var before = await SignIn();
        Assert.Equal("pwd: urn:cognito:loa:1", await Proven(before.Location!));
        _cognito.Clock.Advance(TimeSpan.FromMinutes(2));
        var asked = Asked(L4);
        Assert.Null(await Authorize(asked, before.BrowserSession));
        Assert.Equal("login_required", TestCognito.Member((await Authorize(asked with { Prompt = "none" }, before.BrowserSession))!, "error"));
        var page = await Page(asked, before.BrowserSession);
        Assert.Equal(("ana", true), (page.SignedInUsername, page.AsksForSecondFactor));

        var next = await Continue(asked, before.BrowserSession);
        Assert.Equal("SOFTWARE_TOKEN_MFA", next.SecondFactor!.Challenge);
        var done = await Answer(asked, next.SecondFactor, _cognito.TotpCode(secret), before.BrowserSession);
        Assert.Equal($"pwd otp mfa: {L4}", await Proven(done.Location!));

        // The new session has it from now on, and is no younger for it.
        var again = (await Authorize(asked, done.BrowserSession))!;
        var tokens = await _cognito.Invoke(TestCognito.Redeem(_client, TestCognito.Member(again, "code")));
        var authTime = TestCognito.Claims(tokens.AccessToken).GetProperty("auth_time").GetInt64();
        Assert.Equal(_cognito.Clock.GetUtcNow().ToUnixTimeSeconds() - 120, authTime);
        Assert.Equal($"pwd otp mfa: {L4}", Read(await _cognito.Invoke(new RedeemRefreshTokenRequest { Domain = TestCognito.Domain, Client = new(_client.ClientId, null), RefreshToken = tokens.RefreshToken })));
        Assert.Null(await Authorize(asked, before.BrowserSession));
        _cognito.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Null(await Authorize(TestCognito.Parameters(_client), done.BrowserSession));
    }

    [Fact]
    public async Task A_sign_in_goes_as_far_as_the_app_asks()
    {
        var secret = await ATotp();
        var asked = Asked($"gold {L4}");
        var next = await _cognito.SignInAtSite(_client, parameters: asked);
        Assert.Equal(("SOFTWARE_TOKEN_MFA", null), (next.SecondFactor!.Challenge, next.Location));
        Assert.Equal($"pwd otp mfa: {L4}", await Proven((await Answer(asked, next.SecondFactor, _cognito.TotpCode(secret))).Location!));
        // Names that nobody knows ask for nothing.
        Assert.Equal("pwd: urn:cognito:loa:1", await Proven((await _cognito.SignInAtSite(_client, parameters: Asked("gold"))).Location!));
    }

    [Fact]
    public async Task The_app_is_told_where_a_person_cannot_reach_the_level()
    {
        await _cognito.SetAttributes(_pool, "ana", ("email_verified", "false"));
        var refused = await _cognito.SignInAtSite(_client, parameters: Asked($"{L4} {L3}"));
        Assert.Equal((TestCognito.Callback + "?error=unmet_authentication_requirements&state=state-1", null), (refused.Location, refused.BrowserSession));
        // A lower level that is asked for too is better than none.
        Assert.Equal("pwd: urn:cognito:loa:1", await Proven((await _cognito.SignInAtSite(_client, parameters: Asked($"{L4} urn:cognito:loa:1"))).Location!));
        var session = (await SignIn()).BrowserSession;
        Assert.Equal("unmet_authentication_requirements", TestCognito.Member((await Authorize(Asked(L4), session))!, "error"));
        Assert.Equal("unmet_authentication_requirements", TestCognito.Member((await Continue(Asked(L4), session)).Location!, "error"));
        Assert.Null((await Page(Asked(L4), session)).SignedInUsername);
    }

    [Theory]
    [InlineData("0", 0, false)]
    [InlineData("60", 60, true)]
    [InlineData("60", 61, false)]
    public async Task A_session_that_is_too_old_is_none(string maxAge, int seconds, bool isEnough)
    {
        await ATotp();
        var session = (await SignIn()).BrowserSession;
        _cognito.Clock.Advance(TimeSpan.FromSeconds(seconds));
        var asked = TestCognito.Parameters(_client) with { MaxAge = maxAge };
        Assert.Equal(isEnough, await Authorize(asked, session) is not null);
        Assert.Equal(isEnough ? "ana" : null, (await Page(asked, session)).SignedInUsername);
        Assert.Equal(isEnough, (await Continue(asked, session)).Location is not null);
        Assert.Equal(isEnough ? "code" : "error", (await Authorize(asked with { Prompt = "none" }, session))!.Contains("code=", StringComparison.Ordinal) ? "code" : "error");
        // Nor is it credited with its password.
        Assert.Equal(isEnough, (await Continue(asked with { AcrValues = L4 }, session)).SecondFactor is not null);
        Assert.NotNull((await _cognito.SignInAtSite(_client, parameters: asked)).Location);
    }

    [Fact]
    public async Task Max_age_is_a_number()
    {
        foreach (var wrong in new[] { "-1", "1.5", "soon" })
            Assert.Equal("invalid_request", TestCognito.Member((await Authorize(TestCognito.Parameters(_client) with { MaxAge = wrong }, null))!, "error"));
    }

    [Fact]
    public async Task What_ends_the_session_ends_the_step_that_counts_on_it()
    {
        var secret = await ATotp();
        var asked = Asked(L4);
        var session = (await SignIn()).BrowserSession;
        var next = (await Continue(asked, session)).SecondFactor!;
        // Another browser, or none, has no session to count on.
        await Refuses(asked, next, secret, null);
        await _cognito.AUser(_pool, "ben");
        await Refuses(asked, next, secret, (await _cognito.SignInAtSite(_client, "ben")).BrowserSession);
        await _cognito.Invoke(new EndBrowserSessionRequest { Domain = TestCognito.Domain, Parameters = asked, BrowserSession = session });
        await Refuses(asked, next, secret, session);

        session = (await SignIn()).BrowserSession;
        next = (await Continue(asked, session)).SecondFactor!;
        _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await _cognito.Invoke(new AdminUserGlobalSignOutRequest { UserPoolId = _pool.Id!, Username = "ana" });
        await Refuses(asked, next, secret, session);
        Assert.Null((await Continue(asked, session)).SecondFactor);
    }

    [Fact]
    public async Task The_challenge_of_a_step_up_holds_for_its_level_whatever_the_address_says_later()
    {
        var secret = await ATotp();
        var session = (await SignIn()).BrowserSession;
        var next = (await Continue(Asked(L4), session)).SecondFactor!;
        var refusal = await _cognito.Refusal(TestCognito.SiteAnswer(_client, next with { Challenge = "EMAIL_OTP" }, "123456") with { BrowserSession = session });
        Assert.Equal((ErrorCodes.NotAuthorizedException, "Invalid session for the user."), (refusal.Code, refusal.Message));
        // Nor does it answer at the API.
        refusal = await _cognito.Refusal(TestCognito.TotpAnswer(_client, next.Session, _cognito.TotpCode(secret)));
        Assert.Equal((ErrorCodes.NotAuthorizedException, "Invalid session for the user."), (refusal.Code, refusal.Message));
    }

    [Fact]
    public async Task Lite_knows_neither()
    {
        await ATotp();
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, UserPoolTier = "LITE" });
        var session = (await SignIn()).BrowserSession;
        _cognito.Clock.Advance(TimeSpan.FromMinutes(5));
        var location = await Authorize(Asked(L4) with { MaxAge = "soon" }, session);
        Assert.Equal("none: none", await Proven(location!));
    }

    [Fact]
    public async Task A_passkey_is_taken_where_it_is_enough()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.APasskeySite();
        using var passkey = await cognito.APasskeyAtSite(client);
        async Task<StartBrowserSessionResponse> ByPasskey(string levels)
        {
            var asked = TestCognito.Parameters(client) with { AcrValues = levels };
            var start = await cognito.Invoke(TestCognito.PasskeyAtSite(client) with { Parameters = asked });
            return await cognito.Invoke(TestCognito.SiteAnswer(client, start, passkey) with { Parameters = asked });
        }

        var tokens = await cognito.Invoke(TestCognito.Redeem(client, TestCognito.Member((await ByPasskey(L3)).Location!, "code")));
        Assert.Equal($"swk: {L3}", Read(tokens));
        Assert.True((await cognito.Invoke(new DescribeLoginRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client) with { AcrValues = L3 } })).Page!.AllowsPasskeys);
        Assert.False((await cognito.Invoke(new DescribeLoginRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client) with { AcrValues = L4 } })).Page!.AllowsPasskeys);
        await cognito.SetMfa(pool, "OPTIONAL", totp: true);
        await cognito.ATotp((await cognito.SignIn(client)).AccessToken!);
        await cognito.SetMfa(pool, "OFF");
        var refusal = await Assert.ThrowsAsync<CognitoException>(() => ByPasskey(L4));
        Assert.Equal(ErrorCodes.NotAuthorizedException, refusal.Code);
    }

    private async Task<string> ATotp()
    {
        await _cognito.SetMfa(_pool, "OPTIONAL", totp: true);
        var secret = await _cognito.ATotp((await _cognito.SignIn(_client)).AccessToken!);
        await _cognito.SetMfa(_pool, "OFF");
        return secret;
    }

    private AuthorizationParameters Asked(string levels) => TestCognito.Parameters(_client) with { AcrValues = levels };

    private Task<StartBrowserSessionResponse> SignIn() => _cognito.SignInAtSite(_client);

    private async Task<string?> Authorize(AuthorizationParameters asked, string? session) =>
        (await _cognito.Invoke(new AuthorizeRequest { Domain = TestCognito.Domain, Parameters = asked, BrowserSession = session })).Location;

    private async Task<LoginFacts> Page(AuthorizationParameters asked, string? session) =>
        (await _cognito.Invoke(new DescribeLoginRequest { Domain = TestCognito.Domain, Parameters = asked, BrowserSession = session })).Page!;

    private Task<StartBrowserSessionResponse> Continue(AuthorizationParameters asked, string? session) =>
        _cognito.Invoke(new ContinueBrowserSessionRequest { Domain = TestCognito.Domain, Parameters = asked, BrowserSession = session });

    private Task<StartBrowserSessionResponse> Answer(AuthorizationParameters asked, SecondFactorRequirement factor, string answer, string? session = null) =>
        _cognito.Invoke(TestCognito.SiteAnswer(_client, factor, answer) with { Parameters = asked, BrowserSession = session });

    private async Task Refuses(AuthorizationParameters asked, SecondFactorRequirement factor, string secret, string? session)
    {
        _cognito.Clock.Advance(TimeSpan.FromSeconds(30));
        var refusal = await Assert.ThrowsAsync<CognitoException>(() => Answer(asked, factor, _cognito.TotpCode(secret), session));
        Assert.Equal((ErrorCodes.NotAuthorizedException, "Invalid session for the user."), (refusal.Code, refusal.Message));
    }

    private async Task<string> Proven(string location) => Read(await _cognito.Invoke(TestCognito.Redeem(_client, TestCognito.Member(location, "code"))));

    private static string Read(TokenEndpointResponse tokens)
    {
        var claims = TestCognito.Claims(tokens.AccessToken);
        var amr = claims.TryGetProperty("amr", out var methods) ? string.Join(' ', methods.EnumerateArray().Select(m => m.GetString())) : "none";
        return $"{amr}: {(claims.TryGetProperty("acr", out var acr) ? acr.GetString() : "none")}";
    }
}
