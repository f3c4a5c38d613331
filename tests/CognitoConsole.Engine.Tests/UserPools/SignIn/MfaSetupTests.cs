using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>MFA_SETUP: a pool that requires a second factor of users who have none.</summary>
public sealed class MfaSetupTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool();
        await _cognito.SetMfa(_pool, "ON", totp: true);
        _client = await _cognito.AClient(_pool);
        await _cognito.AUser(_pool);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task An_app_is_set_up_in_three_calls_and_asked_for_from_then_on()
    {
        var start = await _cognito.StartSignIn(_client);
        Assert.Equal((ChallengeNameType.MfaSetup, """["SOFTWARE_TOKEN_MFA"]""", "ana"), (start.ChallengeName, start.ChallengeParameters!["MFAS_CAN_SETUP"], start.ChallengeParameters["USER_ID_FOR_SRP"]));
        var offered = await _cognito.Invoke(new AssociateSoftwareTokenRequest { Session = start.Session });
        await _cognito.Refuses(Verify(offered.Session, _cognito.WrongTotpCode(offered.SecretCode!)), ErrorCodes.EnableSoftwareTokenMFAException, "Code mismatch");
        var verified = await _cognito.Invoke(Verify(offered.Session, _cognito.TotpCode(offered.SecretCode!)));
        Assert.Equal("SUCCESS", verified.Status);
        Assert.NotNull((await _cognito.Invoke(Finish(verified.Session))).AuthenticationResult!.AccessToken);
        const string Used = "Invalid session for the user, session can only be used once.";
        await _cognito.RefusesAsUnauthorized(Finish(verified.Session), Used);
        await _cognito.RefusesAsUnauthorized(Verify(offered.Session, _cognito.WrongTotpCode(offered.SecretCode!)), Used);
        await _cognito.RefusesAsUnauthorized(new AssociateSoftwareTokenRequest { Session = start.Session }, Used);

        var user = await _cognito.Invoke(new AdminGetUserRequest { UserPoolId = _pool.Id!, Username = "ana" });
        Assert.Equal(["SOFTWARE_TOKEN_MFA"], user.UserMFASettingList);
        var next = await _cognito.StartSignIn(_client);
        Assert.Equal((ChallengeNameType.SoftwareTokenMfa, "tablet"), (next.ChallengeName, next.ChallengeParameters!["FRIENDLY_DEVICE_NAME"]));
        // The code that proved the seed does not sign in as well.
        await _cognito.Refuses(TestCognito.TotpAnswer(_client, next.Session, _cognito.TotpCode(offered.SecretCode!)), ErrorCodes.ExpiredCodeException, "Your software token has already been used once.");
    }

    [Fact]
    public async Task No_call_can_be_left_out_nor_made_twice()
    {
        var start = await _cognito.StartSignIn(_client);
        await _cognito.RefusesAsUnauthorized(Finish(start.Session), "Invalid session for the user.");
        await _cognito.RefusesAsUnauthorized(Verify(start.Session, "123456"), "Invalid session for the user.");
        var offered = await _cognito.Invoke(new AssociateSoftwareTokenRequest { Session = start.Session });
        await _cognito.RefusesAsUnauthorized(new AssociateSoftwareTokenRequest { Session = start.Session }, "Invalid session for the user, session can only be used once.");
        await _cognito.RefusesAsUnauthorized(Finish(offered.Session), "Invalid session for the user.");
        await _cognito.RefusesAsUnauthorized(TestCognito.TotpAnswer(_client, offered.Session, _cognito.TotpCode(offered.SecretCode!)), "Invalid session for the user.");
    }

    [Fact]
    public async Task A_sign_in_that_was_begun_before_does_not_replace_what_another_has_set_up()
    {
        var early = await _cognito.StartSignIn(_client);
        var earlyOffer = await _cognito.Invoke(new AssociateSoftwareTokenRequest { Session = (await _cognito.StartSignIn(_client)).Session });
        var offered = await _cognito.Invoke(new AssociateSoftwareTokenRequest { Session = (await _cognito.StartSignIn(_client)).Session });
        await _cognito.Invoke(Verify(offered.Session, _cognito.TotpCode(offered.SecretCode!)));
        await _cognito.RefusesAsUnauthorized(new AssociateSoftwareTokenRequest { Session = early.Session }, "Invalid session for the user.");
        await _cognito.RefusesAsUnauthorized(Verify(earlyOffer.Session, _cognito.TotpCode(earlyOffer.SecretCode!)), "Invalid session for the user.");
    }

    [Theory]
    [InlineData("EMAIL")]
    [InlineData("email")]
    public async Task An_address_is_set_up_by_a_code(string key)
    {
        await _cognito.SetMfa(_pool, "ON", totp: true, email: true);
        await _cognito.AnInvitedUser(_pool, "ben");
        await _cognito.Invoke(new AdminSetUserPasswordRequest { UserPoolId = _pool.Id!, Username = "ben", Password = TestCognito.Password, Permanent = true });
        var start = await _cognito.StartSignIn(_client, "ben");
        Assert.Equal("""["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]""", start.ChallengeParameters!["MFAS_CAN_SETUP"]);
        var asked = await _cognito.Invoke(TestCognito.Answer(_client, "MFA_SETUP", start.Session, "ben", (key, "ben@example.com")));
        Assert.Equal((ChallengeNameType.EmailOtp, "b***@e***"), (asked.ChallengeName, asked.ChallengeParameters!["CODE_DELIVERY_DESTINATION"]));
        Assert.DoesNotContain("email", (await _cognito.AttributesOf(_pool, "ben")).Keys);
        Assert.NotNull((await _cognito.Invoke(TestCognito.Answer(_client, "EMAIL_OTP", asked.Session, "ben", ("EMAIL_OTP_CODE", await _cognito.NewestCode(_pool))))).AuthenticationResult);
        Assert.Equal("true", (await _cognito.AttributesOf(_pool, "ben"))["email_verified"]);
        Assert.Equal(["EMAIL_OTP"], (await _cognito.Invoke(new AdminGetUserRequest { UserPoolId = _pool.Id!, Username = "ben" })).UserMFASettingList);
    }

    [Fact]
    public async Task An_account_with_an_address_is_not_led_to_another()
    {
        // Recovery by e-mail alone: the address is not used for MFA by itself.
        await _cognito.SetMfa(_pool, "ON", totp: true, email: true);
        var start = await _cognito.StartSignIn(_client);
        Assert.Equal(ChallengeNameType.MfaSetup, start.ChallengeName);
        await _cognito.RefusesAsUnauthorized(TestCognito.Answer(_client, "MFA_SETUP", start.Session, "ana", ("EMAIL", "thief@example.com")), "Cannot modify an already provided email");
    }

    [Fact]
    public async Task A_number_is_used_without_being_chosen_where_MFA_is_required()
    {
        await _cognito.SetMfa(_pool, "ON", totp: true, sms: true);
        await _cognito.SetAttributes(_pool, "ana", ("phone_number", "+14325559934"));
        Assert.Equal(ChallengeNameType.SmsMfa, (await _cognito.StartSignIn(_client)).ChallengeName);
    }

    [Fact]
    public async Task An_app_that_was_verified_is_asked_where_MFA_is_required_even_if_it_was_not_switched_on()
    {
        await _cognito.SetMfa(_pool, "OPTIONAL", totp: true);
        var tokens = await _cognito.SignIn(_client);
        var secret = (await _cognito.Invoke(new AssociateSoftwareTokenRequest { AccessToken = tokens.AccessToken })).SecretCode!;
        await _cognito.Invoke(new VerifySoftwareTokenRequest { AccessToken = tokens.AccessToken, UserCode = _cognito.TotpCode(secret) });
        await _cognito.SignIn(_client);
        await _cognito.SetMfa(_pool, "ON", totp: true);
        Assert.Equal(ChallengeNameType.SoftwareTokenMfa, (await _cognito.StartSignIn(_client)).ChallengeName);
    }

    private RespondToAuthChallengeRequest Finish(string? session) => TestCognito.Answer(_client, "MFA_SETUP", session, "ana");

    private static VerifySoftwareTokenRequest Verify(string? session, string code) => new() { Session = session, UserCode = code, FriendlyDeviceName = "tablet" };
}
