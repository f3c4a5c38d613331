using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>The claims amr and acr: what each way to sign in has proven.</summary>
public sealed class AuthMethodTests : StepUpPool
{
    [Fact, Shows("UserPool.AcrConfiguration.AcrValue")]
    public async Task Levels_have_the_names_that_the_pool_gives_them()
    {
        var secret = await ATotp();
        Assert.Equal($"pwd: {L1}", Proven(await Cognito.SignIn(Client)));
        string[] names = ["low", "medium", "high", "highest"];
        var configuration = names.Select((name, i) => (Level: $"Level{i + 1}", Name: name)).ToDictionary(l => l.Level, l => new AcrLevelConfigType { AcrValue = l.Name });
        await Update(p => p with { AcrConfiguration = configuration });
        Assert.Equivalent(configuration, (await Cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = Pool.Id! })).UserPool!.AcrConfiguration);

        Assert.Equal("pwd: low", Proven(await Cognito.SignIn(Client)));
        Assert.Equal("email_otp: medium", Proven(await Code("EMAIL_OTP", (await Start("medium", more: [("PREFERRED_CHALLENGE", "EMAIL_OTP")])).Session)));
        using var passkey = await APasskey();
        Assert.Equal("swk: high", Proven(await Passkey(await Start("high", more: [("PREFERRED_CHALLENGE", "WEB_AUTHN")]), passkey)));
        var app = await Start("highest", more: ByPassword);
        Assert.Equal("pwd otp mfa: highest", Proven(await Totp(app.Session, secret)));
        await Cognito.RefusesAsInvalid(Ask(L4), "TARGET_ACR_VALUES contains no ACR value of the user pool.");

        // A level that is left out has its default.
        await Update(p => p with { AcrConfiguration = new Dictionary<string, AcrLevelConfigType> { ["Level1"] = new() { AcrValue = "low" } } });
        Assert.Equal("SOFTWARE_TOKEN_MFA", (await Start(L4, more: ByPassword)).ChallengeName);
        await Cognito.RefusesAsInvalid(new UpdateUserPoolRequest { UserPoolId = Pool.Id!, AcrConfiguration = new Dictionary<string, AcrLevelConfigType> { ["Level2"] = new() { AcrValue = L1 } } }, $"ACR values must be unique; {L1} is the value of two levels.");
        foreach (var wrong in new[] { "", "two words", "a\"b", "a\\b", new string('a', 65) })
            Assert.Equal(ErrorCodes.InvalidParameterException, (await Cognito.Refusal(new UpdateUserPoolRequest { UserPoolId = Pool.Id!, AcrConfiguration = new Dictionary<string, AcrLevelConfigType> { ["Level2"] = new() { AcrValue = wrong } } })).Code);
    }

    [Theory]
    [InlineData(AuthMethods.None, 0)]
    [InlineData(AuthMethods.Totp, 0)]
    [InlineData(AuthMethods.Password, 1)]
    [InlineData(AuthMethods.Sms, 2)]
    [InlineData(AuthMethods.Email | AuthMethods.Totp, 2)]
    [InlineData(AuthMethods.Password | AuthMethods.Sms, 3)]
    [InlineData(AuthMethods.RoamingPasskey, 3)]
    [InlineData(AuthMethods.PlatformPasskey | AuthMethods.Totp, 3)]
    [InlineData(AuthMethods.Password | AuthMethods.Totp, 4)]
    [InlineData(AuthMethods.Password | AuthMethods.Totp | AuthMethods.Sms, 4)]
    public void The_highest_level_counts_that_the_methods_reach(AuthMethods methods, int level)
    {
        Assert.Equal(level, AcrLevels.Of(methods));
        Assert.Equal(methods, AcrLevels.FromAmr([.. AcrLevels.Amr(methods)]));
    }

    [Fact]
    public async Task Passkeys_are_told_apart_and_one_may_be_two_factors()
    {
        using var passkey = await APasskey();
        using var key = await APasskey(new TestPasskey { Attachment = "cross-platform" });
        Assert.Equal($"hwk: {L3}", Proven(await Passkey(await Start(L3, more: [("PREFERRED_CHALLENGE", "WEB_AUTHN")]), key)));
        await SetFirst("PASSWORD", "WEB_AUTHN");
        await Cognito.SetMfa(Pool, "OPTIONAL", sms: true);
        await Cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = Pool.Id!, WebAuthnConfiguration = new() { RelyingPartyId = "example.com", FactorConfiguration = "MULTI_FACTOR_WITH_USER_VERIFICATION" } });
        await Cognito.SetAttributes(Pool, "ana", ("phone_number", "+14325559934"), ("phone_number_verified", "true"));
        await Cognito.Invoke(new AdminSetUserMFAPreferenceRequest { UserPoolId = Pool.Id!, Username = "ana", SMSMfaSettings = new() { Enabled = true }, WebAuthnMfaSettings = new() { Enabled = true } });
        var tokens = await Passkey(await Start(L3, more: [("PREFERRED_CHALLENGE", "WEB_AUTHN")]), passkey);
        Assert.Equal($"swk mfa: {L3}", Proven(tokens));
        var sms = await Cognito.StartSignIn(Client);
        Assert.Equal($"pwd sms mfa: {L3}", Proven((await Respond("SMS_MFA", sms.Session, ("SMS_MFA_CODE", await Cognito.NewestCode(Pool)))).AuthenticationResult!));
    }

    [Fact]
    public async Task Refreshed_tokens_keep_what_the_sign_in_has_proven()
    {
        var secret = await ATotp();
        var tokens = await Totp((await Start(L4, more: ByPassword)).Session, secret);
        Cognito.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal($"pwd otp mfa: {L4}", Proven((await Cognito.Invoke(TestCognito.RefreshAuth(Client, tokens.RefreshToken!))).AuthenticationResult!));
        Assert.Equal($"pwd otp mfa: {L4}", Proven((await Cognito.Invoke(new GetTokensFromRefreshTokenRequest { ClientId = Client.ClientId!, RefreshToken = tokens.RefreshToken! })).AuthenticationResult!));
        // The pool of the family decides when the tokens are written.
        await Update(p => p with { AcrConfiguration = new Dictionary<string, AcrLevelConfigType> { ["Level4"] = new() { AcrValue = "gold" } } });
        Assert.Equal("pwd otp mfa: gold", Proven((await Cognito.Invoke(TestCognito.RefreshAuth(Client, tokens.RefreshToken!))).AuthenticationResult!));
    }

    [Fact]
    public async Task A_password_that_is_replaced_and_an_app_that_is_set_up_are_proven_on_the_way()
    {
        await Cognito.AnInvitedUser(Pool, "ben");
        await SetFirst("PASSWORD", "WEB_AUTHN");
        Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        var start = await Cognito.StartSignIn(Client, "ben", "Temporary-1");
        Assert.Equal($"pwd: {L1}", Proven((await Cognito.Invoke(TestCognito.NewPassword(Client, start, "ben"))).AuthenticationResult!));

        await Cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = Pool.Id!, WebAuthnConfiguration = new() { RelyingPartyId = "example.com", FactorConfiguration = "MULTI_FACTOR_WITH_USER_VERIFICATION" } });
        await Cognito.SetMfa(Pool, "ON", totp: true);
        var setup = await Cognito.StartSignIn(Client);
        var offered = await Cognito.Invoke(new AssociateSoftwareTokenRequest { Session = setup.Session });
        var verified = await Cognito.Invoke(new VerifySoftwareTokenRequest { Session = offered.Session, UserCode = Cognito.TotpCode(offered.SecretCode!) });
        Assert.Equal($"pwd otp mfa: {L4}", Proven((await Respond("MFA_SETUP", verified.Session)).AuthenticationResult!));
    }

    [Fact]
    public async Task The_sign_in_of_a_sign_up_has_proven_the_code()
    {
        var signUp = await Cognito.SignUp(Client, "ben", email: "ben@example.com");
        var confirmed = await Cognito.Invoke(new ConfirmSignUpRequest { ClientId = Client.ClientId!, Username = "ben", ConfirmationCode = await Cognito.NewestCode(Pool), Session = signUp.Session });
        InitiateAuthRequest request = new() { ClientId = Client.ClientId!, AuthFlow = "USER_AUTH", Session = confirmed.Session, AuthParameters = new Dictionary<string, string> { ["USERNAME"] = "ben" } };
        await Cognito.RefusesAsInvalid(request with { AuthParameters = new Dictionary<string, string> { ["USERNAME"] = "ben", ["TARGET_ACR_VALUES"] = L4 } }, "TARGET_ACR_VALUES cannot be used with the session of a sign-up.");
        Assert.Equal($"email_otp: {L2}", Proven((await Cognito.Invoke(request)).AuthenticationResult!));
    }

    [Fact]
    public async Task A_token_for_a_machine_names_neither()
    {
        await Cognito.ADomain(Pool);
        await Cognito.AResourceServer(Pool, "api", "read");
        var machine = await Cognito.AClient(Pool, c => c with { GenerateSecret = true, AllowedOAuthFlows = ["client_credentials"], AllowedOAuthScopes = ["api/read"], AllowedOAuthFlowsUserPoolClient = true });
        var token = (await Cognito.Invoke(new Contracts.Extensions.RedeemClientCredentialsRequest { Domain = TestCognito.Domain, Client = new(machine.ClientId, machine.ClientSecret), Scope = "api/read" })).AccessToken;
        Assert.False(TestCognito.Claims(token).TryGetProperty("amr", out _) || TestCognito.Claims(token).TryGetProperty("acr", out _));
    }
}

/// <summary>What is proven beside a device.</summary>
public sealed class AuthMethodsOfDevicesTests : DevicePool
{
    [Fact]
    public async Task A_device_that_spares_the_second_factor_proves_no_method_itself()
    {
        var (device, tokens) = await ADevice();
        await UseSms();
        Assert.Equal("pwd", Amr(tokens));
        Assert.Equal("pwd", Amr(await SignInFrom(device)));
        // Nor does it spare the factor that a level takes.
        await Cognito.Invoke(new UpdateUserPoolClientRequest { UserPoolId = Pool.Id!, ClientId = Client.ClientId!, ExplicitAuthFlows = ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH"] });
        var parameters = new Dictionary<string, string> { ["USERNAME"] = "ana", ["DEVICE_KEY"] = device.Key, ["TARGET_ACR_VALUES"] = "urn:cognito:loa:3", ["PREFERRED_CHALLENGE"] = "PASSWORD", ["PASSWORD"] = TestCognito.Password };
        Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        var sms = await Cognito.Invoke(new InitiateAuthRequest { ClientId = Client.ClientId!, AuthFlow = "USER_AUTH", AuthParameters = parameters });
        Assert.Equal("SMS_MFA", sms.ChallengeName);
        var next = await Cognito.Invoke(TestCognito.Answer(Client, "SMS_MFA", sms.Session, "ana", ("SMS_MFA_CODE", await Cognito.NewestCode(Pool))));
        Assert.Equal("DEVICE_SRP_AUTH", next.ChallengeName);
        // Answered as amazon-cognito-identity-js does it, with the session before.
        Assert.Equal("pwd sms mfa", Amr((await Cognito.Invoke(await device.Proof(Cognito, Client, sms.Session))).AuthenticationResult!));
    }

    private static string Amr(AuthenticationResultType tokens) => string.Join(' ', TestCognito.Claims(tokens.AccessToken!).GetProperty("amr").EnumerateArray().Select(m => m.GetString()));
}
