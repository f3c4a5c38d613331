using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class AnswerSecondFactorTests : IAsyncLifetime
{
    private const string Used = "Invalid session for the user, session can only be used once.";
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync() =>
        (_pool, _client) = await _cognito.ASite(c => c with { ExplicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"], AllowedOAuthScopes = ["openid", "email", "aws.cognito.signin.user.admin"] });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task An_app_is_set_up_and_asked_for_the_next_time()
    {
        await _cognito.SetMfa(_pool, "ON", totp: true);
        var asked = await Asked();
        Assert.Equal(("MFA_SETUP", "SOFTWARE_TOKEN_MFA"), (asked.Challenge, Assert.Single(asked.Choices)));
        var setup = (await _cognito.Invoke(TestCognito.SiteAnswer(_client, asked, "SOFTWARE_TOKEN_MFA"))).SecondFactor!;
        Assert.Equal($"otpauth://totp/Test%20client:ana?secret={setup.SetupSecret}&issuer=Test%20client", setup.SetupUri);
        await _cognito.Refuses(TestCognito.SiteAnswer(_client, setup, _cognito.WrongTotpCode(setup.SetupSecret!)), ErrorCodes.EnableSoftwareTokenMFAException, "Code mismatch");
        var done = await _cognito.Invoke(TestCognito.SiteAnswer(_client, setup, _cognito.TotpCode(setup.SetupSecret!)));
        Assert.StartsWith(TestCognito.Callback + "?code=", done.Location, StringComparison.Ordinal);
        Assert.NotNull(done.BrowserSession);

        _cognito.Clock.Advance(TimeSpan.FromSeconds(30));
        asked = await Asked();
        Assert.Equal("SOFTWARE_TOKEN_MFA", asked.Challenge);
        var request = TestCognito.SiteAnswer(_client, asked, _cognito.TotpCode(setup.SetupSecret!));
        Assert.NotNull((await _cognito.Invoke(request)).Location);
        await _cognito.RefusesAsUnauthorized(request, Used);
        await _cognito.RefusesAsUnauthorized(TestCognito.SiteAnswer(_client, setup, "000000"), Used);
        for (var i = 0; i < 6; i++) await _cognito.RefusesAsUnauthorized(TestCognito.SiteAnswer(_client, asked, _cognito.WrongTotpCode(setup.SetupSecret!)), Used);
        // The code that came with a used session is not used up.
        _cognito.Clock.Advance(TimeSpan.FromSeconds(30));
        await _cognito.RefusesAsUnauthorized(TestCognito.SiteAnswer(_client, asked, _cognito.TotpCode(setup.SetupSecret!)), Used);
        Assert.NotNull((await _cognito.Invoke(TestCognito.SiteAnswer(_client, await Asked(), _cognito.TotpCode(setup.SetupSecret!)))).Location);
    }

    [Fact]
    public async Task A_factor_that_is_switched_off_meanwhile_signs_nobody_in()
    {
        await _cognito.SetMfa(_pool, "ON", totp: true);
        var setup = (await _cognito.Invoke(TestCognito.SiteAnswer(_client, await Asked(), "SOFTWARE_TOKEN_MFA"))).SecondFactor!;
        var answer = TestCognito.SiteAnswer(_client, setup, _cognito.TotpCode(setup.SetupSecret!));
        await _cognito.SetMfa(_pool, "OFF");
        await _cognito.Refuses(answer, ErrorCodes.SoftwareTokenMFANotFoundException, "Software Token MFA has not been enabled by the userPool");
        await _cognito.SetMfa(_pool, "ON", totp: true);
        Assert.NotNull((await _cognito.Invoke(answer)).Location);
    }

    [Fact]
    public async Task Factors_are_chosen_and_a_code_is_used_once()
    {
        await UseMessages();
        var choice = await Asked();
        Assert.Equal(["SMS_MFA", "EMAIL_OTP"], choice.Choices);
        var email = (await _cognito.Invoke(TestCognito.SiteAnswer(_client, choice, "EMAIL_OTP"))).SecondFactor!;
        Assert.Equal(("EMAIL_OTP", "a***@e***"), (email.Challenge, email.Destination));
        var request = TestCognito.SiteAnswer(_client, email, await _cognito.NewestCode(_pool));
        var (done, refusals) = await _cognito.AtOnce(50, _ => request);
        Assert.Equal(1, done);
        Assert.All(refusals, r => Assert.Equal(Used, r.Message));
        await _cognito.RefusesAsUnauthorized(request with { Answer = "000000" }, Used);
        await _cognito.RefusesAsUnauthorized(TestCognito.SiteAnswer(_client, choice, "EMAIL_OTP"), Used);
    }

    [Fact]
    public async Task Sessions_of_the_site_and_of_the_API_do_not_mix()
    {
        await UseMessages();
        var site = await Asked();
        var api = await _cognito.StartSignIn(_client);
        await _cognito.RefusesAsUnauthorized(TestCognito.Answer(_client, "SELECT_MFA_TYPE", site.Session, "ana", ("ANSWER", "SMS_MFA")), "Invalid session for the user.");
        await _cognito.RefusesAsUnauthorized(TestCognito.SiteAnswer(_client, site with { Session = api.Session! }, "SMS_MFA"), "Invalid session for the user.");
        await _cognito.RefusesAsUnauthorized(TestCognito.SiteAnswer(_client, site with { Challenge = "SMS_MFA" }, "123456"), "Invalid session for the user.");
        await _cognito.RefusesAsUnauthorized(TestCognito.SiteAnswer(_client, site with { Challenge = "MFA_SETUP" }, "EMAIL_OTP"), "Invalid session for the user.");
        await _cognito.RefusesAsUnauthorized(TestCognito.SiteAnswer(_client, site with { Challenge = SecondFactorRequirement.TotpSetup }, "123456"), "Invalid session for the user.");
    }

    [Fact]
    public async Task Wrong_codes_lock_the_site_and_the_API_alike()
    {
        await UseMessages();
        var sms = (await _cognito.Invoke(TestCognito.SiteAnswer(_client, await Asked(), "SMS_MFA"))).SecondFactor!;
        var wrong = await _cognito.NewestCode(_pool) == "000000" ? "111111" : "000000";
        for (var i = 0; i < 5; i++) await _cognito.Refuses(TestCognito.SiteAnswer(_client, sms, wrong), ErrorCodes.CodeMismatchException, "Invalid code received for user");
        await _cognito.RefusesAsUnauthorized(TestCognito.SiteAnswer(_client, sms, await _cognito.NewestCode(_pool)), "Password attempts exceeded");
        await _cognito.RefusesAsUnauthorized(_cognito.PasswordAuth(_client), "Password attempts exceeded");
    }

    [Fact]
    public async Task A_browser_that_signed_in_without_a_second_factor_is_asked_again_once_there_is_one()
    {
        var browser = (await _cognito.SignInAtSite(_client)).BrowserSession;
        var authorize = new AuthorizeRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(_client), BrowserSession = browser };
        Assert.NotNull((await _cognito.Invoke(authorize)).Location);
        await UseMessages();
        Assert.Null((await _cognito.Invoke(authorize)).Location);
        var sms = (await _cognito.Invoke(TestCognito.SiteAnswer(_client, await Asked(), "SMS_MFA"))).SecondFactor!;
        browser = (await _cognito.Invoke(TestCognito.SiteAnswer(_client, sms, await _cognito.NewestCode(_pool)))).BrowserSession;
        Assert.NotNull((await _cognito.Invoke(authorize with { BrowserSession = browser })).Location);
    }

    [Fact]
    public async Task An_address_is_set_up_by_a_code()
    {
        await _cognito.SetMfa(_pool, "ON", totp: true, email: true);
        var asked = await Asked();
        Assert.True(asked.HasEmail);
        await _cognito.RefusesAsUnauthorized(TestCognito.SiteAnswer(_client, asked, "EMAIL_OTP", "thief@example.com"), "Cannot modify an already provided email");
        var code = (await _cognito.Invoke(TestCognito.SiteAnswer(_client, asked, "EMAIL_OTP"))).SecondFactor!;
        Assert.NotNull((await _cognito.Invoke(TestCognito.SiteAnswer(_client, code, await _cognito.NewestCode(_pool)))).Location);
    }

    private async Task<SecondFactorRequirement> Asked() => (await _cognito.SignInAtSite(_client)).SecondFactor ?? throw new InvalidOperationException("Nothing was asked.");

    private async Task UseMessages()
    {
        await _cognito.SetMfa(_pool, "OPTIONAL", totp: true, sms: true, email: true);
        await _cognito.SetAttributes(_pool, "ana", ("phone_number", "+14325559934"), ("phone_number_verified", "true"));
        await _cognito.Invoke(new AdminSetUserMFAPreferenceRequest { UserPoolId = _pool.Id!, Username = "ana", SMSMfaSettings = new() { Enabled = true }, EmailMfaSettings = new() { Enabled = true } });
    }
}
