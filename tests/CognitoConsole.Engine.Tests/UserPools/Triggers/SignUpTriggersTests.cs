using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class SignUpTriggersTests : TriggerContext
{
    private static CreateUserPoolRequest Verifying(CreateUserPoolRequest pool) => pool with { AutoVerifiedAttributes = ["email"], AliasAttributes = ["email"] };

    [Fact]
    public async Task A_sign_up_is_shown_to_the_function_as_Cognito_shows_it()
    {
        await Given(async f => new() { PreSignUp = await f("") }, Verifying);
        await Cognito.Invoke(new SignUpRequest
        {
            ClientId = Client.ClientId!,
            Username = "ana",
            Password = TestCognito.Password,
            UserAttributes = [new() { Name = "email", Value = "ana@example.com" }],
            ValidationData = [new() { Name = "captcha", Value = "123" }],
            ClientMetadata = new Dictionary<string, string> { ["campaign"] = "spring" },
        });
        var sent = await OnlyCall("PreSignUp");
        Assert.Equal($$$"""{"version":"1","region":"us-east-1","userPoolId":"{{{Pool.Id}}}","userName":"ana","callerContext":{"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":"{{{Client.ClientId}}}"},"triggerSource":"PreSignUp_SignUp","request":{"userAttributes":{"email":"ana@example.com"},"validationData":{"captcha":"123"},"clientMetadata":{"campaign":"spring"}},"response":{"autoConfirmUser":false,"autoVerifyEmail":false,"autoVerifyPhone":false}}""", sent.ToJsonString());
    }

    [Fact]
    public async Task The_functions_message_refuses_the_sign_up_and_nobody_is_created()
    {
        await Given(async f => new() { PreSignUp = await f("throw new Error('Invalid email domain')") });
        var refusal = await Assert.ThrowsAsync<CognitoException>(() => Cognito.SignUp(Client));
        Assert.Equal((ErrorCodes.UserLambdaValidationException, "PreSignUp failed with error Invalid email domain."), (refusal.Code, refusal.Message));
        Assert.Empty((await Cognito.Invoke(new ListUsersRequest { UserPoolId = Pool.Id! })).Users!);
    }

    [Theory]
    [InlineData("return null", "Unrecognizable lambda output")]
    [InlineData("return 'text'", "Unrecognizable lambda output")]
    [InlineData("event.response = 1", "Unrecognizable lambda output")]
    [InlineData("event.response.autoConfirmUser = 'yes'", "Unrecognizable lambda output")]
    [InlineData("event.response.autoVerifyPhone = true", "Unrecognizable lambda output: the user has no phone_number to be verified")]
    public async Task An_answer_that_is_none_is_refused(string body, string message)
    {
        await Given(async f => new() { PreSignUp = await f(body) });
        var refusal = await Assert.ThrowsAsync<CognitoException>(() => Cognito.SignUp(Client));
        Assert.Equal((ErrorCodes.InvalidLambdaResponseException, message), (refusal.Code, refusal.Message));
    }

    [Fact]
    public async Task A_function_that_does_not_answer_is_tried_three_times()
    {
        Cognito.Options.FunctionTimeout = TimeSpan.FromMilliseconds(200);
        await Given(async f => new() { PreSignUp = await f("for (;;) { }") });
        var refusal = await Assert.ThrowsAsync<CognitoException>(() => Cognito.SignUp(Client));
        Assert.Equal((ErrorCodes.UnexpectedLambdaException, "PreSignUp invocation failed due to error Socket timeout while invoking Lambda function."), (refusal.Code, refusal.Message));
        var call = Assert.Single((await Cognito.Invoke(new Contracts.Extensions.ListFunctionInvocationsRequest { UserPoolId = Pool.Id! })).Invocations);
        Assert.Equal((3, "TimedOut"), (call.Attempts, call.Outcome));
    }

    [Fact]
    public async Task An_automatic_confirmation_sends_no_code_and_is_told_to_PostConfirmation()
    {
        await Given(async f => new()
        {
            PreSignUp = await f("event.response.autoConfirmUser = true; event.response.autoVerifyEmail = true"),
            PostConfirmation = await f(""),
        }, Verifying);
        Assert.True((await Cognito.SignUp(Client)).UserConfirmed);
        Assert.Empty(await Cognito.Outbox(Pool));
        Assert.Equal("true", (await Cognito.AttributesOf(Pool, "ana"))["email_verified"]);
        await Cognito.SignIn(Client, "ana@example.com");
        var sent = await OnlyCall("PostConfirmation");
        Assert.Equal("PostConfirmation_ConfirmSignUp", (string)sent["triggerSource"]!);
        Assert.Equal("CONFIRMED", (string)sent["request"]!["userAttributes"]!["cognito:user_status"]!);
        Assert.Equal("ana@example.com", (string)sent["request"]!["userAttributes"]!["cognito:email_alias"]!);
    }

    /// <summary>A session goes on with the code of the confirmation, and here comes none.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Only_who_is_still_to_confirm_gets_a_session(bool confirms)
    {
        await Given(async f => new() { PreSignUp = await f($"event.response.autoConfirmUser = {(confirms ? "true" : "false")}") }, Verifying, c => c with { ExplicitAuthFlows = ["ALLOW_USER_AUTH"] });
        var answer = await Cognito.SignUp(Client);
        Assert.Equal((confirms, confirms), (answer.UserConfirmed, answer.Session is null));
    }

    [Fact]
    public async Task An_automatically_verified_alias_comes_to_the_new_user()
    {
        await Given(async f => new() { PreSignUp = await f("event.response.autoConfirmUser = true; event.response.autoVerifyEmail = event.userName !== 'old'") }, Verifying);
        await Cognito.AUser(Pool, "old", "ana@example.com");
        await Cognito.SignUp(Client, "new", email: "ana@example.com");
        Assert.Equal("false", (await Cognito.AttributesOf(Pool, "old"))["email_verified"]);
        Assert.Equal("true", (await Cognito.AttributesOf(Pool, "new"))["email_verified"]);
    }

    [Fact]
    public async Task An_administrator_is_shown_to_the_function_without_a_client_and_may_be_refused()
    {
        await Given(async f => new() { PreSignUp = await f("event.response.autoConfirmUser = true; if (event.userName === 'no') throw new Error('Not here')") });
        var created = await Cognito.Invoke(new AdminCreateUserRequest { UserPoolId = Pool.Id!, Username = "yes", MessageAction = MessageActionType.Suppress, ClientMetadata = new Dictionary<string, string> { ["by"] = "crm" }, ValidationData = TestCognito.Attributes(("ticket", "7")) });
        Assert.Equal(UserStatusType.ForceChangePassword, created.User!.UserStatus);
        var sent = await OnlyCall("PreSignUp");
        Assert.Equal(("PreSignUp_AdminCreateUser", "CLIENT_ID_NOT_APPLICABLE", "crm"), ((string)sent["triggerSource"]!, (string)sent["callerContext"]!["clientId"]!, (string)sent["request"]!["clientMetadata"]!["by"]!));
        Assert.Equal("""{"ticket":"7"}""", sent["request"]!["validationData"]!.ToJsonString());
        await Refuses(new AdminCreateUserRequest { UserPoolId = Pool.Id!, Username = "no" }, ErrorCodes.UserLambdaValidationException, "PreSignUp failed with error Not here.");
    }

    [Fact]
    [Shows("UserPool.LambdaConfig.PostConfirmation")]
    public async Task A_confirmation_stands_even_when_PostConfirmation_fails()
    {
        await Given(async f => new() { PostConfirmation = await f("throw new Error('CRM is away')") }, Verifying);
        await Cognito.SignUp(Client);
        var confirm = new ConfirmSignUpRequest { ClientId = Client.ClientId!, Username = "ana", ConfirmationCode = await Cognito.NewestCode(Pool) };
        await Refuses(confirm, ErrorCodes.UserLambdaValidationException, "PostConfirmation failed with error CRM is away.");
        Assert.Equal(UserStatusType.Confirmed, (await Cognito.Invoke(new AdminGetUserRequest { UserPoolId = Pool.Id!, Username = "ana" })).UserStatus);
    }

    [Fact]
    public async Task An_administrators_confirmation_and_a_reset_are_told_too()
    {
        await Given(async f => new() { PostConfirmation = await f("") }, Verifying);
        await Cognito.SignUp(Client);
        await Cognito.Invoke(new AdminConfirmSignUpRequest { UserPoolId = Pool.Id!, Username = "ana" });
        await Cognito.SetAttributes(Pool, "ana", ("email_verified", "true"));
        Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await Cognito.Invoke(new ForgotPasswordRequest { ClientId = Client.ClientId!, Username = "ana" });
        await Cognito.Invoke(new ConfirmForgotPasswordRequest { ClientId = Client.ClientId!, Username = "ana", Password = "Another-Horse-9", ConfirmationCode = await Cognito.NewestCode(Pool) });
        Assert.Equal(["PostConfirmation_ConfirmSignUp", "PostConfirmation_ConfirmForgotPassword"], (await Calls("PostConfirmation")).Select(c => (string)c.Event["triggerSource"]!));
    }
}
