using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>The triggers of sign-ins by USER_AUTH, whatever the user chooses, and the messages that they send.</summary>
public sealed class ChoiceTriggersTests : TriggerContext
{
    private static readonly string[] Order = ["PreAuthentication_Authentication", "PostAuthentication_Authentication", "TokenGeneration_Authentication"];

    [Theory]
    [InlineData("EMAIL_OTP")]
    [InlineData("SMS_OTP")]
    public async Task A_code_asks_before_it_is_sent_and_after_it_came(string factor)
    {
        await APool();
        var asked = await Cognito.Invoke(Start(("PREFERRED_CHALLENGE", factor)));
        Assert.Equal(factor, asked.ChallengeName);
        Assert.Equal(["PreAuthentication_Authentication", "CustomMessage_Authentication"], await Sources());
        var message = (await OnlyCall("CustomMessage"))["request"]!;
        Assert.Equal(("{####}", "CONFIRMED", null), ((string)message["codeParameter"]!, (string)message["userAttributes"]!["cognito:user_status"]!, (string?)message["usernameParameter"]));
        Assert.Matches("^Mine: [0-9]{6,8}$", (await Cognito.Outbox(Pool))[0].Body);
        Assert.NotNull((await Cognito.Invoke(Answer(factor, asked.Session, (factor + "_CODE", await Cognito.NewestCode(Pool))))).AuthenticationResult);
        Assert.Equal(["PreAuthentication_Authentication", "CustomMessage_Authentication", "PostAuthentication_Authentication", "TokenGeneration_Authentication"], await Sources());
        await HaveTheirMetadata();
    }

    [Fact]
    public async Task A_password_asks_before_and_after_at_once_or_later()
    {
        await APool();
        Assert.NotNull((await Cognito.Invoke(Start(("PREFERRED_CHALLENGE", "PASSWORD"), ("PASSWORD", TestCognito.Password)))).AuthenticationResult);
        Assert.Equal(Order, await Sources());
        var later = await Cognito.Invoke(Start(("PREFERRED_CHALLENGE", "PASSWORD")));
        Assert.Equal(Order, await Sources());
        Assert.NotNull((await Cognito.Invoke(Answer("PASSWORD", later.Session, ("PASSWORD", TestCognito.Password)))).AuthenticationResult);
        Assert.Equal([.. Order, .. Order], await Sources());
    }

    [Fact]
    public async Task SRP_asks_before_and_after()
    {
        await APool();
        var srp = new SrpClient();
        var verifier = await Cognito.Invoke(Start(("PREFERRED_CHALLENGE", "PASSWORD_SRP"), ("SRP_A", srp.A)));
        Assert.Equal(["PreAuthentication_Authentication"], await Sources());
        Assert.NotNull((await Cognito.Invoke(Cognito.SrpAnswer(Client, verifier, srp))).AuthenticationResult);
        Assert.Equal(Order, await Sources());
    }

    [Fact]
    public async Task What_is_chosen_from_the_list_asks_once()
    {
        await APool();
        var select = await Cognito.Invoke(Start());
        Assert.Empty(await Sources());
        var asked = await Cognito.Invoke(Answer("SELECT_CHALLENGE", select.Session, ("ANSWER", "EMAIL_OTP")));
        Assert.Equal(["PreAuthentication_Authentication", "CustomMessage_Authentication"], await Sources());
        await Cognito.Invoke(Answer("EMAIL_OTP", asked.Session, ("EMAIL_OTP_CODE", await Cognito.NewestCode(Pool))));
        Assert.Equal(4, (await Sources()).Count);
    }

    [Fact]
    public async Task A_passkey_asks_before_and_after()
    {
        await APool();
        await Cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = Pool.Id!, WebAuthnConfiguration = new() { RelyingPartyId = "example.com" } });
        var token = (await Cognito.SignIn(Client)).AccessToken!;
        using var passkey = new TestPasskey();
        var options = (await Cognito.Invoke(new StartWebAuthnRegistrationRequest { AccessToken = token })).CredentialCreationOptions!.Value;
        await Cognito.Invoke(new CompleteWebAuthnRegistrationRequest { AccessToken = token, Credential = passkey.Register(options) });
        Assert.Equal(Order, await Sources());

        var asked = await Cognito.Invoke(Start(("PREFERRED_CHALLENGE", "WEB_AUTHN")));
        Assert.Equal("WEB_AUTHN", asked.ChallengeName);
        Assert.Equal([.. Order, "PreAuthentication_Authentication"], await Sources());
        Assert.NotNull((await Cognito.Invoke(Answer("WEB_AUTHN", asked.Session, ("CREDENTIAL", passkey.Sign(asked.ChallengeParameters!["CREDENTIAL_REQUEST_OPTIONS"]))))).AuthenticationResult);
        Assert.Equal([.. Order, .. Order], await Sources());
    }

    [Theory]
    [InlineData("PASSWORD")]
    [InlineData("PASSWORD_SRP")]
    [InlineData("EMAIL_OTP")]
    [InlineData("SMS_OTP")]
    public async Task PreAuthentication_denies_every_choice_and_nothing_is_sent(string choice)
    {
        await APool("throw new Error('Closed today')");
        await Refuses(Start(("PREFERRED_CHALLENGE", choice), ("PASSWORD", TestCognito.Password), ("SRP_A", new SrpClient().A)), ErrorCodes.UserLambdaValidationException, "PreAuthentication failed with error Closed today.");
        Assert.Equal(["PreAuthentication_Authentication"], await Sources());
        Assert.Empty(await Cognito.Outbox(Pool));
    }

    [Theory]
    [InlineData("SMS_MFA", "SMS")]
    [InlineData("EMAIL_OTP", "EMAIL")]
    public async Task The_code_of_a_second_factor_has_the_functions_text(string challenge, string medium)
    {
        await APool();
        await Cognito.SetMfa(Pool, "OPTIONAL", sms: true, email: true);
        await Cognito.Invoke(new AdminSetUserMFAPreferenceRequest
        {
            UserPoolId = Pool.Id!,
            Username = "ana",
            SMSMfaSettings = medium == "SMS" ? new() { Enabled = true } : null,
            EmailMfaSettings = medium == "EMAIL" ? new() { Enabled = true } : null,
        });
        var asked = await Cognito.StartSignIn(Client);
        Assert.Equal(challenge, asked.ChallengeName);
        Assert.Equal(["PreAuthentication_Authentication", "CustomMessage_Authentication"], await Sources());
        var (message, body) = (await Cognito.Outbox(Pool))[0];
        Assert.Equal(medium, message.Medium);
        Assert.Matches("^Mine: [0-9]{6,8}$", body);
        Assert.NotNull((await Cognito.Invoke(TestCognito.Answer(Client, challenge, asked.Session, "ana", (challenge + "_CODE", await Cognito.NewestCode(Pool))))).AuthenticationResult);
        Assert.Equal(["PreAuthentication_Authentication", "CustomMessage_Authentication", "PostAuthentication_Authentication", "TokenGeneration_Authentication"], await Sources());
    }

    /// <summary>What InitiateAuth was given is validationData of the first trigger, and nobody else's; what the answer was given goes to those that follow it.</summary>
    private async Task HaveTheirMetadata()
    {
        Assert.Equal("start", (string)(await OnlyCall("PreAuthentication"))["request"]!["validationData"]!["at"]!);
        Assert.Null((await OnlyCall("CustomMessage"))["request"]!["clientMetadata"]);
        Assert.Equal("answer", (string)(await OnlyCall("PostAuthentication"))["request"]!["clientMetadata"]!["at"]!);
        Assert.Equal("answer", (string)(await OnlyCall("PreTokenGeneration"))["request"]!["clientMetadata"]!["at"]!);
    }

    private async Task APool(string preAuthentication = "")
    {
        await Given(
            async f => new()
            {
                PreAuthentication = await f(preAuthentication),
                PostAuthentication = await f(""),
                PreTokenGeneration = await f(""),
                CustomMessage = await f("event.response.smsMessage = event.response.emailMessage = 'Mine: ' + event.request.codeParameter; event.response.emailSubject = 'Mine'"),
            },
            p => p with
            {
                AutoVerifiedAttributes = ["email"],
                SmsConfiguration = TestCognito.SmsSettings,
                EmailConfiguration = new() { EmailSendingAccount = EmailSendingAccountType.Developer, SourceArn = "arn:aws:ses:us-east-1:123456789012:identity/example.com" },
                Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"] } },
            },
            c => c with { ExplicitAuthFlows = ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] });
        await Cognito.AUser(Pool);
        await Cognito.SetAttributes(Pool, "ana", ("phone_number", "+14325559934"), ("phone_number_verified", "true"));
    }

    /// <summary>Trigger sources in the order of the calls.</summary>
    private async Task<IReadOnlyList<string>> Sources() =>
        [.. (await Cognito.Invoke(new Contracts.Extensions.ListFunctionInvocationsRequest { UserPoolId = Pool.Id! })).Invocations.Reverse().Select(i => i.TriggerSource)];

    private InitiateAuthRequest Start(params (string Name, string Value)[] parameters) => new()
    {
        ClientId = Client.ClientId!,
        AuthFlow = AuthFlowType.UserAuth,
        AuthParameters = parameters.Append(("USERNAME", "ana")).ToDictionary(p => p.Item1, p => p.Item2),
        ClientMetadata = new Dictionary<string, string> { ["at"] = "start" },
    };

    private RespondToAuthChallengeRequest Answer(string challenge, string? session, params (string Name, string Value)[] responses) =>
        TestCognito.Answer(Client, challenge, session, "ana", responses) with { ClientMetadata = new Dictionary<string, string> { ["at"] = "answer" } };
}
