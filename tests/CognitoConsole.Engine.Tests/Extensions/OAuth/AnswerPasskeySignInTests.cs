using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class AnswerPasskeySignInTests : IAsyncLifetime
{
    private const string Refused = "The passkey was not accepted.";

    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;
    private TestPasskey _passkey = null!;

    public async ValueTask InitializeAsync()
    {
        (_pool, _client) = await _cognito.APasskeySite();
        _passkey = await _cognito.APasskeyAtSite(_client);
    }

    public ValueTask DisposeAsync()
    {
        _passkey.Dispose();
        return _cognito.DisposeAsync();
    }

    [Fact]
    public async Task It_signs_in_once()
    {
        var request = TestCognito.SiteAnswer(_client, await _cognito.Invoke(TestCognito.PasskeyAtSite(_client)), _passkey);
        var (done, _) = await _cognito.AtOnce(50, _ => request);
        Assert.Equal(1, done);
        await _cognito.RefusesAsUnauthorized(request, "Invalid session for the user, session can only be used once.");
    }

    [Fact]
    public async Task It_signs_nobody_in_once_passkeys_are_offered_no_more()
    {
        var request = TestCognito.SiteAnswer(_client, await _cognito.Invoke(TestCognito.PasskeyAtSite(_client)), _passkey);
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id! });
        await _cognito.Refuses(request, Contracts.ErrorCodes.InvalidRequest, "Passkeys are not available here");
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, Policies = _pool.Policies });
        Assert.NotNull((await _cognito.Invoke(request)).Location);
    }

    [Fact]
    public async Task It_gives_a_code_and_a_session()
    {
        var answer = await _cognito.Invoke(TestCognito.SiteAnswer(_client, await _cognito.Invoke(TestCognito.PasskeyAtSite(_client)), _passkey));
        Assert.NotNull(answer.BrowserSession);
        var tokens = await _cognito.Invoke(TestCognito.Redeem(_client, TestCognito.Member(answer.Location!, "code")));
        Assert.Equal("ana", TestCognito.Claims(tokens.AccessToken).GetProperty("username").GetString());
    }

    [Fact]
    public async Task Another_key_or_another_session_does_not_sign_in()
    {
        using var forged = new TestPasskey { Id = _passkey.Id, Origin = _passkey.Origin, RelyingParty = _passkey.RelyingParty };
        var asked = await _cognito.Invoke(TestCognito.PasskeyAtSite(_client));
        await _cognito.RefusesAsUnauthorized(TestCognito.SiteAnswer(_client, asked, forged), Refused);
        var other = await _cognito.Invoke(TestCognito.PasskeyAtSite(_client));
        await _cognito.RefusesAsUnauthorized(TestCognito.SiteAnswer(_client, asked, _passkey) with { Session = other.Session! }, Refused);
        await _cognito.RefusesAsUnauthorized(TestCognito.SiteAnswer(_client, asked, _passkey) with { Credential = "{}" }, Refused);
        var api = await _cognito.Invoke(new InitiateAuthRequest { ClientId = _client.ClientId!, AuthFlow = "USER_AUTH", AuthParameters = new Dictionary<string, string> { ["USERNAME"] = "ana", ["PREFERRED_CHALLENGE"] = "WEB_AUTHN" } });
        await _cognito.RefusesAsUnauthorized(TestCognito.SiteAnswer(_client, asked, _passkey) with { Session = api.Session! }, "Invalid session for the user.");
    }

    [Fact]
    public async Task A_wrong_passkey_stands_in_the_history_of_the_user()
    {
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, UserPoolAddOns = new() { AdvancedSecurityMode = "AUDIT" }, Policies = _pool.Policies, UserPoolTier = "PLUS" });
        using var forged = new TestPasskey { Id = _passkey.Id, Origin = _passkey.Origin, RelyingParty = _passkey.RelyingParty };
        await _cognito.RefusesAsUnauthorized(TestCognito.SiteAnswer(_client, await _cognito.Invoke(TestCognito.PasskeyAtSite(_client)), forged), Refused);
        var failed = Assert.Single(await _cognito.EventsOf(_pool));
        Assert.Equal((EventType.SignIn, EventResponseType.Fail), (failed.EventType, failed.EventResponse));
    }

    [Fact]
    public async Task A_disabled_user_learns_so_after_the_proof()
    {
        var asked = await _cognito.Invoke(TestCognito.PasskeyAtSite(_client));
        await _cognito.Invoke(new AdminDisableUserRequest { UserPoolId = _pool.Id!, Username = "ana" });
        await _cognito.RefusesAsUnauthorized(TestCognito.SiteAnswer(_client, asked, _passkey), "User is disabled.");
    }

    [Fact]
    public async Task Somebody_with_a_second_factor_needs_a_passkey_that_counts_for_two()
    {
        var before = await _cognito.Invoke(TestCognito.PasskeyAtSite(_client));
        await _cognito.Invoke(new SetUserPoolMfaConfigRequest
        {
            UserPoolId = _pool.Id!,
            MfaConfiguration = "OPTIONAL",
            EmailMfaConfiguration = new(),
            WebAuthnConfiguration = new() { FactorConfiguration = "MULTI_FACTOR_WITH_USER_VERIFICATION" },
        });
        await Prefer(passkey: false);
        Assert.Equal("EMAIL_OTP", (await _cognito.Invoke(TestCognito.SiteAnswer(_client, before, _passkey))).SecondFactor!.Challenge);
        // Who has none that counts is asked for one that nobody has.
        await _cognito.RefusesAsUnauthorized(TestCognito.SiteAnswer(_client, await _cognito.Invoke(TestCognito.PasskeyAtSite(_client)), _passkey), Refused);
        await Prefer(passkey: true);
        var done = await _cognito.Invoke(TestCognito.SiteAnswer(_client, await _cognito.Invoke(TestCognito.PasskeyAtSite(_client)), _passkey));
        Assert.NotNull(done.Location);
        // The session has passed both factors.
        Assert.NotNull((await _cognito.Invoke(new Contracts.Extensions.AuthorizeRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(_client), BrowserSession = done.BrowserSession })).Location);
    }

    private Task Prefer(bool passkey) => _cognito.Invoke(new AdminSetUserMFAPreferenceRequest
    {
        UserPoolId = _pool.Id!,
        Username = "ana",
        EmailMfaSettings = new() { Enabled = true },
        WebAuthnMfaSettings = new() { Enabled = passkey },
    });
}
