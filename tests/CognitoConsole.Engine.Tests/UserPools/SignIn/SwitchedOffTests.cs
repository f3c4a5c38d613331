using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>What is switched off while a challenge is out finishes no sign-in, and uses nothing up: switched on again, the same answer does.</summary>
public sealed class SwitchedOffTests : MfaPool
{
    private static readonly string[] Flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_USER_AUTH"];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Allow(Flows);
        await AllowFirst("PASSWORD", "EMAIL_OTP", "SMS_OTP");
        await Cognito.SetMfa(Pool, "OPTIONAL", totp: true, sms: true, email: true);
    }

    [Theory]
    [InlineData("ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH flow not enabled for this client")]
    [InlineData("ALLOW_USER_SRP_AUTH", "USER_SRP_AUTH is not enabled for the client.")]
    [InlineData("ALLOW_ADMIN_USER_PASSWORD_AUTH", "Auth flow not enabled for this client")]
    [InlineData("ALLOW_USER_AUTH", "USER_AUTH flow not enabled for this client")]
    public async Task A_flow_at_the_second_factor(string flow, string text)
    {
        await Prefer(sms: new() { Enabled = true });
        var session = flow switch
        {
            "ALLOW_USER_SRP_AUTH" => (await Cognito.Invoke(await Cognito.SrpProof(Client))).Session,
            "ALLOW_ADMIN_USER_PASSWORD_AUTH" => (await Cognito.Invoke(TestCognito.AdminPasswordAuth(Client))).Session,
            "ALLOW_USER_AUTH" => (await Cognito.Invoke(Choose("ana", ("PREFERRED_CHALLENGE", "PASSWORD"), ("PASSWORD", TestCognito.Password)))).Session,
            _ => (await Cognito.StartSignIn(Client)).Session,
        };
        var answer = TestCognito.Answer(Client, "SMS_MFA", session, "ana", ("SMS_MFA_CODE", await Cognito.NewestCode(Pool)));
        await Allow([.. Flows.Where(f => f != flow)]);
        await Cognito.RefusesAsInvalid(answer, text);
        await Cognito.RefusesAsInvalid(new AdminRespondToAuthChallengeRequest
        {
            UserPoolId = Pool.Id!,
            ClientId = Client.ClientId!,
            ChallengeName = "SMS_MFA",
            Session = session,
            ChallengeResponses = answer.ChallengeResponses,
        }, text);
        await Allow([flow]);
        Assert.NotNull((await Cognito.Invoke(answer)).AuthenticationResult);
    }

    [Fact]
    public async Task A_flow_at_the_proof_of_the_password()
    {
        var proof = await Cognito.SrpProof(Client);
        var srp = new SrpClient();
        var chosen = Cognito.SrpAnswer(Client, await Cognito.Invoke(Choose("ana", ("PREFERRED_CHALLENGE", "PASSWORD_SRP"), ("SRP_A", srp.A))), srp);
        await Allow("ALLOW_USER_AUTH");
        await Cognito.RefusesAsInvalid(proof, "USER_SRP_AUTH is not enabled for the client.");
        Assert.NotNull((await Cognito.Invoke(chosen)).AuthenticationResult);
        await Allow("ALLOW_USER_SRP_AUTH");
        await Cognito.RefusesAsInvalid(chosen, "USER_AUTH flow not enabled for this client");
        Assert.NotNull((await Cognito.Invoke(proof)).AuthenticationResult);
    }

    [Fact]
    public async Task A_flow_at_the_new_password()
    {
        await Cognito.AnInvitedUser(Pool, "ben");
        var asked = await Cognito.StartSignIn(Client, "ben", "Temporary-1");
        await Allow("ALLOW_USER_SRP_AUTH");
        await Cognito.RefusesAsInvalid(TestCognito.NewPassword(Client, asked, "ben"), "USER_PASSWORD_AUTH flow not enabled for this client");
        await Allow("ALLOW_USER_PASSWORD_AUTH");
        Assert.NotNull((await Cognito.Invoke(TestCognito.NewPassword(Client, asked, "ben"))).AuthenticationResult);
    }

    [Theory]
    [InlineData("ana")]
    [InlineData("nobody")]
    public async Task A_flow_at_the_choice_tells_not_who_exists(string name)
    {
        var (select, password) = (await Cognito.Invoke(Choose(name)), await Cognito.Invoke(Choose(name, ("PREFERRED_CHALLENGE", "PASSWORD"))));
        await Allow("ALLOW_USER_SRP_AUTH");
        const string Text = "USER_AUTH flow not enabled for this client";
        await Cognito.RefusesAsInvalid(TestCognito.Answer(Client, "SELECT_CHALLENGE", select.Session, name, ("ANSWER", "PASSWORD"), ("PASSWORD", TestCognito.Password)), Text);
        await Cognito.RefusesAsInvalid(TestCognito.Answer(Client, "PASSWORD", password.Session, name, ("PASSWORD", TestCognito.Password)), Text);
    }

    [Theory]
    [InlineData("EMAIL_OTP", "ana")]
    [InlineData("SMS_OTP", "ana")]
    [InlineData("EMAIL_OTP", "nobody")]
    public async Task A_first_factor(string factor, string name)
    {
        if (name == "nobody") name = await Nobody(factor);
        var asked = await Cognito.Invoke(Choose(name, ("PREFERRED_CHALLENGE", factor)));
        Assert.Equal(factor, asked.ChallengeName);
        var answer = TestCognito.Answer(Client, factor, asked.Session, name, (factor + "_CODE", name == "ana" ? await Cognito.NewestCode(Pool) : "30517946"));
        await AllowFirst("PASSWORD");
        await Cognito.RefusesAsInvalid(answer, "Selected challenge is not available.");
        await AllowFirst("PASSWORD", factor);
        if (name == "ana") Assert.NotNull((await Cognito.Invoke(answer)).AuthenticationResult);
        else await Cognito.Refuses(answer, ErrorCodes.CodeMismatchException, "Invalid code or auth state for the user.");
    }

    [Theory]
    [InlineData("SMS_MFA", ErrorCodes.MFAMethodNotFoundException, "SMS MFA has not been enabled by the userPool")]
    [InlineData("EMAIL_OTP", ErrorCodes.MFAMethodNotFoundException, "Email MFA has not been enabled by the userPool")]
    public async Task A_second_factor(string factor, string code, string text)
    {
        await Prefer(sms: new() { Enabled = factor == "SMS_MFA" }, email: new() { Enabled = factor == "EMAIL_OTP" });
        var asked = await Cognito.StartSignIn(Client);
        Assert.Equal(factor, asked.ChallengeName);
        var answer = TestCognito.Answer(Client, factor, asked.Session, "ana", (factor + "_CODE", await Cognito.NewestCode(Pool)));
        await Cognito.SetMfa(Pool, "OPTIONAL", totp: true, sms: factor != "SMS_MFA", email: factor != "EMAIL_OTP");
        await Cognito.Refuses(answer, code, text);
        await Cognito.SetMfa(Pool, "OFF");
        await Cognito.Refuses(answer, code, text);
        await Cognito.SetMfa(Pool, "OPTIONAL", totp: true, sms: true, email: true);
        Assert.NotNull((await Cognito.Invoke(answer)).AuthenticationResult);
    }

    /// <summary>In AWS too it is new apps alone that a pool stops: without that, switching apps off would leave people with their password.</summary>
    [Theory]
    [InlineData("OPTIONAL")]
    [InlineData("ON")]
    public async Task An_app_that_is_registered_goes_on_until_all_second_factors_end(string mode)
    {
        await AllowFirst("PASSWORD");
        var secret = await ATotp();
        await Cognito.SetMfa(Pool, mode, sms: true);
        var asked = await Cognito.StartSignIn(Client);
        Assert.Equal("SOFTWARE_TOKEN_MFA", asked.ChallengeName);
        var answer = TestCognito.TotpAnswer(Client, asked.Session, Cognito.TotpCode(secret));
        await Cognito.SetMfa(Pool, "OFF");
        await Cognito.Refuses(answer, ErrorCodes.SoftwareTokenMFANotFoundException, "Software Token MFA has not been enabled by the userPool");
        await Cognito.SetMfa(Pool, mode, sms: true);
        var token = (await Cognito.Invoke(answer)).AuthenticationResult!.AccessToken;
        await Cognito.Refuses(new AssociateSoftwareTokenRequest { AccessToken = token }, ErrorCodes.SoftwareTokenMFANotFoundException, "Software Token MFA has not been enabled by the userPool");
    }

    [Fact]
    public async Task An_app_that_its_owner_has_switched_off_is_the_last_resort_there()
    {
        await AllowFirst("PASSWORD");
        await ATotp();
        await Cognito.Invoke(new AdminSetUserMFAPreferenceRequest { UserPoolId = Pool.Id!, Username = "ana", SoftwareTokenMfaSettings = new() { Enabled = false } });
        await Cognito.SetMfa(Pool, "ON", totp: true, sms: true);
        Assert.Equal("SOFTWARE_TOKEN_MFA", (await Cognito.StartSignIn(Client)).ChallengeName);
        await Cognito.SetMfa(Pool, "ON", sms: true);
        Assert.Equal("SMS_MFA", (await Cognito.StartSignIn(Client)).ChallengeName);
        await Cognito.SetAttributes(Pool, "ana", ("phone_number", ""));
        Assert.Equal("SOFTWARE_TOKEN_MFA", (await Cognito.StartSignIn(Client)).ChallengeName);
    }

    [Fact]
    public async Task An_app_that_is_being_set_up()
    {
        await AllowFirst("PASSWORD");
        await Cognito.SetMfa(Pool, "ON", totp: true);
        var start = await Cognito.StartSignIn(Client);
        var offered = await Cognito.Invoke(new AssociateSoftwareTokenRequest { Session = start.Session });
        var verify = new VerifySoftwareTokenRequest { Session = offered.Session, UserCode = Cognito.TotpCode(offered.SecretCode!) };
        const string Text = "Software Token MFA has not been enabled by the userPool";
        await Cognito.SetMfa(Pool, "ON", sms: true);
        await Cognito.Refuses(verify, ErrorCodes.SoftwareTokenMFANotFoundException, Text);
        await Cognito.SetMfa(Pool, "ON", totp: true);
        var verified = await Cognito.Invoke(verify);
        await Cognito.SetMfa(Pool, "ON", sms: true);
        // Verified, it is registered.
        Assert.NotNull((await Cognito.Invoke(TestCognito.Answer(Client, "MFA_SETUP", verified.Session, "ana"))).AuthenticationResult);
    }

    private Task Allow(params string[] flows) => Cognito.Invoke(new UpdateUserPoolClientRequest
    {
        UserPoolId = Pool.Id!,
        ClientId = Client.ClientId!,
        ExplicitAuthFlows = [.. flows, "ALLOW_REFRESH_TOKEN_AUTH"],
        PreventUserExistenceErrors = "ENABLED",
    });

    private Task AllowFirst(params string[] factors) => Cognito.Invoke(new UpdateUserPoolRequest
    {
        UserPoolId = Pool.Id!,
        AutoVerifiedAttributes = ["email"],
        Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = factors } },
    });

    private InitiateAuthRequest Choose(string name, params (string Name, string Value)[] parameters) => new()
    {
        ClientId = Client.ClientId!,
        AuthFlow = AuthFlowType.UserAuth,
        AuthParameters = parameters.Append(("USERNAME", name)).ToDictionary(p => p.Item1, p => p.Item2),
    };

    private async Task<string> Nobody(string factor)
    {
        for (var i = 0; i < 100; i++)
            if ((await Cognito.Invoke(Choose($"nb{i}"))).AvailableChallenges!.Contains(factor)) return $"nb{i}";
        throw new InvalidOperationException($"Nobody is offered {factor}.");
    }
}
