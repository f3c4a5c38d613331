using System.Text.Json.Nodes;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Security;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class MessageTriggersTests : TriggerContext
{
    private const string Key = "arn:aws:kms:us-east-1:123456789012:key/sender";

    private static CreateUserPoolRequest Own(CreateUserPoolRequest pool) => pool with
    {
        AutoVerifiedAttributes = ["email"],
        EmailConfiguration = new() { EmailSendingAccount = EmailSendingAccountType.Developer, SourceArn = "arn:aws:ses:us-east-1:123456789012:identity/example.com" },
    };

    [Fact]
    [Shows("UserPool.LambdaConfig.CustomMessage")]
    public async Task A_message_has_the_functions_text_with_the_code_in_it()
    {
        await Given(async f => new() { CustomMessage = await f("event.response.emailSubject = 'Hello ' + event.request.userAttributes.email; event.response.emailMessage = 'Your number: ' + event.request.codeParameter") }, Own);
        await Cognito.SignUp(Client);
        var (message, body) = Assert.Single(await Cognito.Outbox(Pool));
        Assert.Equal("Hello ana@example.com", message.Subject);
        Assert.Matches("^Your number: [0-9]{6}$", body);
        var request = (await OnlyCall("CustomMessage"))["request"]!;
        Assert.Equal(("{####}", "{##Click Here##}", "UNCONFIRMED"), ((string)request["codeParameter"]!, (string)request["linkParameter"]!, (string)request["userAttributes"]!["cognito:user_status"]!));
        Assert.Null(request["usernameParameter"]);
        await Cognito.Invoke(new ConfirmSignUpRequest { ClientId = Client.ClientId!, Username = "ana", ConfirmationCode = body[^6..] });
    }

    [Theory]
    [InlineData("event.response.emailMessage = 'no code'", "Unrecognizable lambda output")]
    [InlineData("event.response.emailMessage = '{####}'.padEnd(20001, 'x')", "Unrecognizable lambda output")]
    [InlineData("event.response.emailSubject = 'x'.repeat(141)", "Unrecognizable lambda output")]
    [InlineData("event.response.smsMessage = '{####}'.padEnd(141, 'x')", "Unrecognizable lambda output")]
    [InlineData("event.response.emailMessage = 5", "Unrecognizable lambda output")]
    public async Task A_text_without_its_code_or_too_long_is_refused_and_nothing_happens(string body, string message)
    {
        await Given(async f => new() { CustomMessage = await f(body) }, Own);
        var refusal = await Assert.ThrowsAsync<CognitoException>(() => Cognito.SignUp(Client));
        Assert.Equal((ErrorCodes.InvalidLambdaResponseException, message), (refusal.Code, refusal.Message));
        Assert.Empty((await Cognito.Invoke(new ListUsersRequest { UserPoolId = Pool.Id! })).Users!);
    }

    /// <summary>For nobody the function does not run, and so does not fail.</summary>
    [Theory]
    [InlineData("throw new Error('no')")]
    [InlineData("event.response.emailMessage = 'no code'")]
    public async Task A_failure_tells_nobody_who_exists(string body)
    {
        await Given(async f => new() { CustomMessage = await f($"if (event.triggerSource === 'CustomMessage_SignUp') return event; {body}") }, Own);
        await Cognito.AUser(Pool);
        await Cognito.SignUp(Client, "ben");
        foreach (var (existence, hides) in new[] { ("ENABLED", true), ("LEGACY", false) })
        {
            var client = await Cognito.AClient(Pool, c => c with { PreventUserExistenceErrors = existence });
            foreach (var (request, medium) in new (object, string)[] { (new ForgotPasswordRequest { ClientId = client.ClientId!, Username = "ana" }, "ForgotPassword"), (new ResendConfirmationCodeRequest { ClientId = client.ClientId!, Username = "ben" }, "SignUp") })
            {
                var refusal = await Record.ExceptionAsync(() => ((ICognito)Cognito).Invoke(request, Cognito.Anyone));
                if (hides) Assert.Null(refusal);
                else Assert.Contains(Assert.IsType<CognitoException>(refusal).Code, new[] { ErrorCodes.UserLambdaValidationException, ErrorCodes.InvalidLambdaResponseException });
            }
        }

        var failed = (await Cognito.Database(db => Task.FromResult(db.OutboxMessages.Where(m => m.Status == "Failed").ToList()))).Select(m => m.Kind).Order(StringComparer.Ordinal);
        Assert.Equal(["ForgotPassword", "SignUp"], failed);
    }

    [Fact]
    [Shows("UserPool.EmailConfiguration.EmailSendingAccount")]
    public async Task Cognitos_own_sender_has_Cognitos_own_texts()
    {
        await Given(async f => new() { CustomMessage = await f("event.response.emailMessage = '{####}'") }, p => p with { AutoVerifiedAttributes = ["email"] });
        Assert.Equal(ErrorCodes.InvalidLambdaResponseException, (await Assert.ThrowsAsync<CognitoException>(() => Cognito.SignUp(Client))).Code);
        var own = Own(new());
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = Pool.Id!, AutoVerifiedAttributes = own.AutoVerifiedAttributes, EmailConfiguration = own.EmailConfiguration, LambdaConfig = Pool.LambdaConfig });
        await Cognito.SignUp(Client);
        Assert.Matches("^[0-9]{6}$", Assert.Single(await Cognito.Outbox(Pool)).Body);
    }

    [Fact]
    public async Task An_invitation_needs_both_placeholders()
    {
        await Given(async f => new() { CustomMessage = await f("event.response.emailMessage = (event.userName === 'ana' ? '{username} ' : '') + '{####}'") }, Own);
        AdminCreateUserRequest Invite(string name) => new() { UserPoolId = Pool.Id!, Username = name, TemporaryPassword = "Temporary-1", DesiredDeliveryMediums = ["EMAIL"], UserAttributes = TestCognito.Attributes(("email", $"{name}@example.com")) };
        await Cognito.Invoke(Invite("ana"));
        Assert.Equal("ana Temporary-1", Assert.Single(await Cognito.Outbox(Pool)).Body);
        Assert.Equal(ErrorCodes.InvalidLambdaResponseException, (await Cognito.Refusal(Invite("ben"))).Code);
    }

    [Fact]
    public async Task An_invitation_that_goes_again_shows_its_metadata_to_the_function_for_each_medium()
    {
        await Given(async f => new() { CustomMessage = await f("") }, p => Own(p) with { SmsConfiguration = TestCognito.SmsSettings });
        var invite = new AdminCreateUserRequest { UserPoolId = Pool.Id!, Username = "ana", MessageAction = MessageActionType.Suppress, UserAttributes = TestCognito.Attributes(("email", "ana@example.com"), ("phone_number", "+15550001234")) };
        await Cognito.Invoke(invite);
        await Cognito.Invoke(invite with { MessageAction = MessageActionType.Resend, DesiredDeliveryMediums = ["EMAIL", "SMS"], ClientMetadata = new Dictionary<string, string> { ["by"] = "crm" } });
        Assert.Equal(["crm", "crm"], (await Calls("CustomMessage")).Select(c => (string)c.Event["request"]!["clientMetadata"]!["by"]!));
        Assert.Equal(["EMAIL", "SMS"], (await Cognito.Outbox(Pool)).Select(m => m.Message.Medium).Order());
    }

    [Fact]
    public async Task Each_occasion_names_itself()
    {
        await Given(async f => new() { CustomMessage = await f("") }, Own);
        await Cognito.SignUp(Client);
        Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await Cognito.Invoke(new ResendConfirmationCodeRequest { ClientId = Client.ClientId!, Username = "ana" });
        await Cognito.Invoke(new ConfirmSignUpRequest { ClientId = Client.ClientId!, Username = "ana", ConfirmationCode = await Cognito.NewestCode(Pool) });
        await Cognito.Invoke(new ForgotPasswordRequest { ClientId = Client.ClientId!, Username = "ana" });
        var token = (await Cognito.SignIn(Client)).AccessToken!;
        await Cognito.Invoke(new UpdateUserAttributesRequest { AccessToken = token, UserAttributes = TestCognito.Attributes(("email", "new@example.com")) });
        await Cognito.Invoke(new GetUserAttributeVerificationCodeRequest { AccessToken = token, AttributeName = "email" });
        await Cognito.Invoke(new AdminUpdateUserAttributesRequest { UserPoolId = Pool.Id!, Username = "ana", UserAttributes = TestCognito.Attributes(("email_verified", "true")) });
        await Cognito.Invoke(new AdminResetUserPasswordRequest { UserPoolId = Pool.Id!, Username = "ana" });
        await Cognito.Invoke(new AdminCreateUserRequest { UserPoolId = Pool.Id!, Username = "ben", DesiredDeliveryMediums = ["EMAIL"], UserAttributes = TestCognito.Attributes(("email", "ben@example.com")) });
        Assert.Equal(["SignUp", "ResendCode", "ForgotPassword", "UpdateUserAttribute", "VerifyUserAttribute", "ForgotPassword", "AdminCreateUser"], (await Calls("CustomMessage")).Select(c => ((string)c.Event["triggerSource"]!)["CustomMessage_".Length..]));
    }

    [Fact]
    public async Task An_administrators_change_of_an_address_is_worded_by_the_function_and_fails_with_it()
    {
        await Given(async f => new() { CustomMessage = await f("if (event.request.clientMetadata.by === 'nobody') throw new Error('who'); event.response.emailMessage = 'From ' + event.request.clientMetadata.by + ': {####}'") }, Own);
        await Cognito.AUser(Pool);
        await Cognito.Invoke(Change("new@example.com", "desk"));
        Assert.StartsWith("From desk: ", Assert.Single(await Cognito.Outbox(Pool)).Body, StringComparison.Ordinal);
        var call = await OnlyCall("CustomMessage");
        Assert.Equal(("CustomMessage_UpdateUserAttribute", "CLIENT_ID_NOT_APPLICABLE"), ((string)call["triggerSource"]!, (string)call["callerContext"]!["clientId"]!));

        await Cognito.Refuses(Change("newer@example.com", "nobody"), ErrorCodes.UserLambdaValidationException, "CustomMessage failed with error who.");
        Assert.Equal("new@example.com", (await Cognito.AttributesOf(Pool, "ana"))["email"]);

        AdminUpdateUserAttributesRequest Change(string email, string by) => new() { UserPoolId = Pool.Id!, Username = "ana", UserAttributes = TestCognito.Attributes(("email", email)), ClientMetadata = new Dictionary<string, string> { ["by"] = by } };
    }

    [Fact]
    public async Task A_custom_sender_gets_the_code_encrypted_and_the_API_goes_on_whatever_it_does()
    {
        await Given(async f => new() { CustomEmailSender = new() { LambdaArn = await f("throw new Error('away')"), LambdaVersion = "V1_0" }, KMSKeyID = Key }, Own);
        Assert.NotNull((await Cognito.SignUp(Client)).CodeDeliveryDetails);
        var (message, payload) = Assert.Single(await Cognito.Outbox(Pool));
        Assert.Equal("Pending", message.Status);
        var sent = JsonNode.Parse(payload)!;
        Assert.Equal(("CustomEmailSender_SignUp", "customEmailSenderRequestV1", "ana@example.com"), ((string)sent["triggerSource"]!, (string)sent["request"]!["type"]!, (string)sent["request"]!["userAttributes"]!["email"]!));
        Assert.Matches("^[0-9]{6}$", await Decrypt((string)sent["request"]!["code"]!));
        // None was sent with the call: the member is there all the same.
        Assert.True(sent["request"]!.AsObject().TryGetPropertyValue("clientMetadata", out var metadata) && metadata is null);

        await Dispatch();
        Assert.Equal("FunctionError", Assert.Single(await Calls("CustomEmailSender")).Run.Outcome);
        Assert.Equal("Pending", (await Cognito.Outbox(Pool))[0].Message.Status);
        for (var i = 0; i < 2; i++)
        {
            Cognito.Clock.Advance(TimeSpan.FromHours(1));
            await Dispatch();
        }

        Assert.Equal("Failed", (await Cognito.Outbox(Pool))[0].Message.Status);
        Assert.Equal(3, (await Calls("CustomEmailSender")).Count);
    }

    [Fact]
    [Shows("UserPool.LambdaConfig.CustomEmailSender.LambdaArn")]
    public async Task A_custom_sender_that_takes_the_message_has_delivered_it()
    {
        await Given(async f => new() { CustomEmailSender = new() { LambdaArn = await f(""), LambdaVersion = "V1_0" }, KMSKeyID = Key }, Own);
        await Cognito.SignUp(Client);
        var code = await Decrypt((string)JsonNode.Parse((await Cognito.Outbox(Pool))[0].Body)!["request"]!["code"]!);
        await Dispatch();
        Assert.Equal("Sent", (await Cognito.Outbox(Pool))[0].Message.Status);
        Assert.Equal("***", (string)(await OnlyCall("CustomEmailSender"))["request"]!["code"]!);
        await Cognito.Invoke(new ConfirmSignUpRequest { ClientId = Client.ClientId!, Username = "ana", ConfirmationCode = code });
    }

    [Fact]
    [Shows("UserPool.LambdaConfig.CustomSMSSender.LambdaArn")]
    public async Task A_custom_sender_of_SMS_needs_no_SMS_configuration_and_no_gateway()
    {
        await Given(async f => new() { CustomSMSSender = new() { LambdaArn = await f(""), LambdaVersion = "V1_0" }, KMSKeyID = Key });
        var plain = await Cognito.APool();
        AdminCreateUserRequest Invite(UserPoolType pool) => new() { UserPoolId = pool.Id!, Username = "kim", UserAttributes = TestCognito.Attributes(("phone_number", "+15550001234")) };
        await Cognito.Refuses(Invite(plain), ErrorCodes.CodeDeliveryFailureException, "The SMS could not be sent: the user pool has no SMS configuration.");
        await Cognito.Invoke(Invite(Pool));
        await Dispatch();
        Assert.Equal("Sent", Assert.Single(await Cognito.Outbox(Pool)).Message.Status);
        var sent = await OnlyCall("CustomSMSSender");
        Assert.Equal(("CustomSMSSender_AdminCreateUser", "customSMSSenderRequestV1"), ((string)sent["triggerSource"]!, (string)sent["request"]!["type"]!));
    }

    [Fact]
    public async Task An_invitation_without_a_password_has_no_code_for_a_sender_and_needs_none_in_a_functions_text()
    {
        CreateUserPoolRequest Passwordless(CreateUserPoolRequest pool) => Own(pool) with { Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP"] } } };
        Task Invite(string name, string? password = null) => Cognito.Invoke(new AdminCreateUserRequest
        {
            UserPoolId = Pool.Id!,
            Username = name,
            TemporaryPassword = password,
            DesiredDeliveryMediums = ["EMAIL"],
            UserAttributes = TestCognito.Attributes(("email", $"{name}@example.com"), ("email_verified", "true")),
        });

        await Given(async f => new() { CustomEmailSender = new() { LambdaArn = await f(""), LambdaVersion = "V1_0" }, KMSKeyID = Key }, Passwordless);
        await Invite("kim");
        var sent = JsonNode.Parse(Assert.Single(await Cognito.Outbox(Pool)).Body)!;
        Assert.Equal("CustomEmailSender_AdminCreateUser", (string)sent["triggerSource"]!);
        Assert.True(sent["request"]!.AsObject().TryGetPropertyValue("code", out var code) && code is null);

        await Given(async f => new() { CustomMessage = await f("event.response.emailMessage = event.userName === 'lea' ? 'Your password: {####}, {username}' : 'Hello, {username}'") }, Passwordless);
        await Invite("kim");
        await Invite("lea");
        var bodies = (await Cognito.Outbox(Pool)).ToDictionary(m => m.Message.Username!, m => m.Body);
        Assert.Equal(("Hello, kim", "Your username is lea. You sign in with a code, without a password. "), (bodies["kim"], bodies["lea"]));
        var refusal = await Cognito.Refusal(new AdminCreateUserRequest { UserPoolId = Pool.Id!, Username = "mia", TemporaryPassword = "Temporary-1", DesiredDeliveryMediums = ["EMAIL"], UserAttributes = TestCognito.Attributes(("email", "mia@example.com")) });
        Assert.Equal(ErrorCodes.InvalidLambdaResponseException, refusal.Code);
    }

    /// <summary>AWS has one version of these events: the setting stands in the event, and another one is refused.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Shows("UserPool.LambdaConfig.CustomEmailSender.LambdaVersion", "UserPool.LambdaConfig.CustomSMSSender.LambdaVersion")]
    public async Task The_version_of_a_custom_sender_is_that_of_its_event(bool sms)
    {
        var arn = await Cognito.AFunction("");
        LambdaConfigType Config(string version) => sms
            ? new() { CustomSMSSender = new() { LambdaArn = arn, LambdaVersion = version }, KMSKeyID = Key }
            : new() { CustomEmailSender = new() { LambdaArn = arn, LambdaVersion = version }, KMSKeyID = Key };
        Assert.EndsWith("failed to satisfy constraint: Member must satisfy enum value set: [V1_0]", (await Cognito.Refusal(new CreateUserPoolRequest { PoolName = "p", LambdaConfig = Config("V2_0") })).Message);
        await Given(_ => Task.FromResult(Config("V1_0")));
        await Cognito.Invoke(new AdminCreateUserRequest
        {
            UserPoolId = Pool.Id!,
            Username = "kim",
            UserAttributes = TestCognito.Attributes(("phone_number", "+15550001234"), ("email", "kim@example.com")),
            DesiredDeliveryMediums = [sms ? "SMS" : "EMAIL"],
        });
        await Dispatch();
        Assert.Equal("1", (string)(await OnlyCall(sms ? "CustomSMSSender" : "CustomEmailSender"))["version"]!);
    }

    [Fact]
    [Shows("UserPool.LambdaConfig.KMSKeyID")]
    public async Task The_key_that_the_pool_names_opens_the_code_and_the_one_before_does_not()
    {
        await Given(async f => new() { CustomEmailSender = new() { LambdaArn = await f(""), LambdaVersion = "V1_0" }, KMSKeyID = Key }, Own);
        var before = CustomSender.KeyOf(await Cognito.Pools.Pool(Pool.Id!), Cognito.Services.GetRequiredService<KeyRing>());
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = Pool.Id!, AutoVerifiedAttributes = ["email"], LambdaConfig = Pool.LambdaConfig! with { KMSKeyID = Key + "-2" } });
        await Cognito.SignUp(Client);
        var code = (string)JsonNode.Parse((await Cognito.Outbox(Pool))[0].Body)!["request"]!["code"]!;
        Assert.Matches("^[0-9]{6}$", await Decrypt(code));
        Assert.Contains(Key + "-2", System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(code)), StringComparison.Ordinal);
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => EncryptedCode.Read(code, before, Pool.Id!));
    }

    private async Task Dispatch() => await Cognito.Services.GetServices<IHostedService>().OfType<OutboxDispatcher>().Single().DispatchDue(default);

    private async Task<string> Decrypt(string message)
    {
        var pool = await Cognito.Pools.Pool(Pool.Id!);
        return EncryptedCode.Read(message, CustomSender.KeyOf(pool, Cognito.Services.GetRequiredService<KeyRing>()), Pool.Id!);
    }
}
