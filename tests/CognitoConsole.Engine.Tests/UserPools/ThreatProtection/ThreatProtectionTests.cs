using System.Text.Json.Nodes;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ThreatProtectionTests : ProtectedPool
{
    private const string Blocked = "Unable to login because of security reasons.";

    [Fact]
    public async Task A_blocked_address_neither_signs_in_nor_signs_up_and_the_event_says_so()
    {
        await Configure(blocked: ["203.0.113.0/24", "2001:db8::/32"]);
        Assert.Equal(Blocked, (await Refusal(Away)).Message);
        Assert.Equal(("Fail", "Block"), ((await Last()).EventResponse, (await Last()).EventRisk!.RiskDecision));
        Assert.Equal(Blocked, (await Refusal("2001:db8::1", username: "nobody")).Message);
        Assert.Equal("Unable to sign up because of security reasons.", (await Cognito.Refusal(new SignUpRequest { ClientId = Client.ClientId!, Username = "eve", Password = TestCognito.Password }, TestCognito.From(Away))).Message);
        Assert.NotNull((await SignIn()).AuthenticationResult);
        var mapped = await Refusal("::ffff:203.0.113.9");
        Assert.Equal(Blocked, mapped.Message);
    }

    [Fact]
    public async Task A_block_holds_at_the_hosted_UI_and_for_a_server_that_names_the_address_and_leaves_refresh_alone()
    {
        await Cognito.ADomain(Pool);
        var web = await Cognito.AWebClient(Pool, c => c with { GenerateSecret = false });
        var tokens = await Cognito.SignIn(Client);
        await Configure(blocked: ["192.0.2.7/32", Away + "/32"]);
        await Cognito.RefusesAsUnauthorized(new StartBrowserSessionRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(web), Username = "ana", Password = TestCognito.Password }, Blocked);
        await Cognito.RefusesAsUnauthorized(TestCognito.AdminPasswordAuth(Client) with { ContextData = new() { IpAddress = Away, ServerName = "a", ServerPath = "/", HttpHeaders = [] } }, Blocked);
        Assert.NotNull((await Cognito.Invoke(TestCognito.RefreshAuth(Client, tokens.RefreshToken!))).AuthenticationResult);
    }

    [Fact]
    [Shows("UserPool.UserPoolAddOns.AdvancedSecurityMode")]
    public async Task Audit_mode_judges_and_stops_nothing()
    {
        await Configure(TestCognito.AtEveryLevel("BLOCK"), blocked: ["192.0.2.0/24"]);
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = Pool.Id!, UserPoolAddOns = new() { AdvancedSecurityMode = "AUDIT" } });
        await AHabit();
        Assert.NotNull((await SignIn("192.0.2.1")).AuthenticationResult);
        Assert.Equal("Pass", (await Last()).EventResponse);
        Assert.NotNull((await SignIn(Away, TestCognito.Firefox)).AuthenticationResult);
        Assert.NotEqual("NoRisk", (await Last()).EventRisk!.RiskDecision);
    }

    [Fact]
    public async Task A_known_address_range_is_not_judged()
    {
        await Configure(TestCognito.AtEveryLevel("BLOCK"), skipped: ["203.0.113.0/24"]);
        await AHabit();
        Assert.NotNull((await SignIn(Away, TestCognito.Firefox)).AuthenticationResult);
        Assert.Equal("NoRisk", (await Last()).EventRisk!.RiskDecision);
    }

    [Fact]
    public async Task A_risk_is_blocked_after_the_password_alone()
    {
        await Configure(TestCognito.AtEveryLevel("BLOCK"));
        await AHabit();
        Assert.Equal("Incorrect username or password.", (await Refusal(Away, password: "Wrong-Horse-9")).Message);
        Assert.Equal(Blocked, (await Refusal(Away)).Message);
        var last = await Last();
        Assert.Equal(("Fail", "Block", "Low"), (last.EventResponse, last.EventRisk!.RiskDecision, last.EventRisk.RiskLevel));
        Assert.Equal([new() { ChallengeName = "Password", ChallengeResponse = "Success" }], last.ChallengeResponses!);
        Assert.NotNull((await SignIn()).AuthenticationResult);
    }

    [Fact]
    public async Task The_level_chooses_the_action()
    {
        await Configure(new() { LowAction = new() { EventAction = "NO_ACTION", Notify = false }, MediumAction = new() { EventAction = "BLOCK", Notify = false } });
        await AHabit();
        Assert.NotNull((await SignIn(Away)).AuthenticationResult);
        Assert.Equal(("Pass", "AccountTakeover", "Low"), ((await Last()).EventResponse, (await Last()).EventRisk!.RiskDecision, (await Last()).EventRisk!.RiskLevel));
        Cognito.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(Blocked, (await Refusal("192.0.2.99", TestCognito.Firefox)).Message);
        Assert.Equal("Medium", (await Last()).EventRisk!.RiskLevel);
    }

    [Fact]
    public async Task A_required_second_factor_is_asked_for_or_the_sign_in_ends()
    {
        await Configure(TestCognito.AtEveryLevel("MFA_REQUIRED"));
        await AHabit();
        Assert.Equal(Blocked, (await Refusal(Away)).Message); // no MFA in the pool
        await Cognito.SetMfa(Pool, "OPTIONAL", totp: true);
        Assert.Equal(Blocked, (await Refusal(Away)).Message); // no factor of hers
        Assert.Equal("Block", (await Last()).EventRisk!.RiskDecision);

        var token = (await SignIn()).AuthenticationResult!.AccessToken!;
        var secret = (await Cognito.Invoke(new AssociateSoftwareTokenRequest { AccessToken = token })).SecretCode!;
        await Cognito.Invoke(new VerifySoftwareTokenRequest { AccessToken = token, UserCode = Cognito.TotpCode(secret) });
        Cognito.Clock.Advance(TimeSpan.FromHours(2));
        Assert.NotNull((await SignIn()).AuthenticationResult); // set up, and not switched on: no risk, no factor
        Assert.Equal(ChallengeNameType.SoftwareTokenMfa, (await SignIn(Away)).ChallengeName);
        Assert.Equal(("InProgress", "AccountTakeover"), ((await Last()).EventResponse, (await Last()).EventRisk!.RiskDecision));
    }

    [Fact]
    public async Task A_second_factor_if_configured_lets_others_pass()
    {
        await Cognito.SetMfa(Pool, "OPTIONAL", totp: true);
        await Configure(TestCognito.AtEveryLevel("MFA_IF_CONFIGURED"));
        await AHabit();
        Assert.NotNull((await SignIn(Away)).AuthenticationResult);
        Assert.Equal("AccountTakeover", (await Last()).EventRisk!.RiskDecision);
    }

    [Fact]
    public async Task The_user_is_told_in_the_pools_words_and_values_are_encoded()
    {
        await Cognito.AUser(Pool, "<b>{feedback-token}", "eve@example.com");
        await Configure(TestCognito.AtEveryLevel("BLOCK", notify: true), new()
        {
            SourceArn = "arn:aws:ses:us-east-1:123456789012:identity/example.com",
            From = "Security <security@example.com>",
            ReplyTo = "help@example.com",
            BlockEmail = new() { Subject = "Blocked: {username}", HtmlBody = "<p>{username} from {ip-address} with {device-name} at {login-time}</p> {nonsense}" },
        });
        await SignIn(username: "<b>{feedback-token}");
        Cognito.Clock.Advance(TimeSpan.FromHours(2));
        await Refusal(Away, TestCognito.Firefox, username: "<b>{feedback-token}");
        var message = Assert.Single((await Cognito.Invoke(new ListOutboxMessagesRequest { UserPoolId = Pool.Id! })).Messages);
        Assert.Equal(("AccountTakeover", "eve@example.com", "Security <security@example.com>", "help@example.com", "Blocked: <b>{feedback-token}"), (message.Kind, message.Destination, message.From, message.ReplyTo, message.Subject));
        var body = (await Cognito.Invoke(new GetOutboxMessageRequest { MessageId = message.MessageId })).Body;
        Assert.Equal("<p>&lt;b&gt;{feedback-token} from 203.0.113.9 with Firefox 126, Linux at 2026-03-03 11:05 UTC</p> {nonsense}", body);
    }

    [Theory]
    [InlineData("BLOCK")]
    [InlineData("NO_ACTION")]
    [InlineData("MFA_IF_CONFIGURED")]
    public async Task Where_a_function_sends_the_mail_it_gets_the_facts(string action)
    {
        var arn = await Cognito.AFunction("console.log(event.request.userAttributes.ONE_CLICK_LINK_INVALID)");
        await Cognito.Invoke(new UpdateUserPoolRequest
        {
            UserPoolId = Pool.Id!,
            UserPoolTier = Pool.UserPoolTier,
            UserPoolAddOns = Pool.UserPoolAddOns,
            LambdaConfig = new() { CustomEmailSender = new() { LambdaArn = arn, LambdaVersion = "V1_0" }, KMSKeyID = "arn:aws:kms:us-east-1:123456789012:key/sender" },
        });
        await Configure(TestCognito.AtEveryLevel(action, notify: true), new() { SourceArn = "arn:aws:ses:us-east-1:123456789012:identity/example.com", BlockEmail = new() { Subject = "x", TextBody = "not this" } });
        await AHabit();
        if (action == "BLOCK") await Refusal(Away, TestCognito.Firefox);
        else await SignIn(Away, TestCognito.Firefox);

        var (message, body) = Assert.Single(await Cognito.Outbox(Pool));
        Assert.Equal(("AccountTakeover", "ana@example.com", "Pending", arn), (message.Kind, message.Destination, message.Status, message.FunctionArn));
        var sent = JsonNode.Parse(body)!;
        Assert.Equal(("CustomEmailSender_AccountTakeOverNotification", "ana", Client.ClientId), ((string)sent["triggerSource"]!, (string)sent["userName"]!, (string)sent["callerContext"]!["clientId"]!));
        var request = sent["request"]!.AsObject();
        Assert.Equal("customEmailSenderRequestV1", (string)request["type"]!);
        Assert.True(request.TryGetPropertyValue("code", out var code) && code is null);
        var facts = request["userAttributes"]!;
        var last = await Last();
        Assert.Equal(
            (last.EventId, "ana", Away, action, "2026-03-03 11:05 UTC", "Firefox 126, Linux", "ana@example.com"),
            ((string)facts["EVENT_ID"]!, (string)facts["USER_NAME"]!, (string)facts["IP_ADDRESS"]!, (string)facts["ACCOUNT_TAKE_OVER_ACTION"]!, (string)facts["LOGIN_TIME"]!, (string)facts["DEVICE_NAME"]!, (string)facts["email"]!));
        Assert.Null(facts["CITY"]);
        var token = (string)facts["FEEDBACK_TOKEN"]!;
        Assert.EndsWith($"feedback_token={token}&value=Valid", (string)facts["ONE_CLICK_LINK_VALID"]!, StringComparison.Ordinal);
        Assert.EndsWith($"feedback_token={token}&value=Invalid", (string)facts["ONE_CLICK_LINK_INVALID"]!, StringComparison.Ordinal);
        await Cognito.Invoke(new UpdateAuthEventFeedbackRequest { UserPoolId = Pool.Id!, Username = "ana", EventId = last.EventId!, FeedbackToken = token, FeedbackValue = "Invalid" });

        await Cognito.Services.GetServices<IHostedService>().OfType<OutboxDispatcher>().Single().DispatchDue(TestContext.Current.CancellationToken);
        Assert.Equal("Sent", (await Cognito.Outbox(Pool))[0].Message.Status);
        // Who may read the calls of functions does not speak for users.
        var call = Assert.Single((await Cognito.Invoke(new ListFunctionInvocationsRequest { UserPoolId = Pool.Id! })).Invocations);
        var run = (await Cognito.Invoke(new GetFunctionInvocationRequest { UserPoolId = Pool.Id!, InvocationId = call.InvocationId })).Run;
        Assert.Equal("***", (string)JsonNode.Parse(run.Input)!["request"]!["userAttributes"]!["FEEDBACK_TOKEN"]!);
        Assert.DoesNotContain(token, run.Input + run.Logs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_common_password_is_refused_wherever_it_is_set()
    {
        await Cognito.BlockCommonPasswords(Pool);
        const string Text = "Provided password cannot be used for security reasons.";
        await Cognito.Refuses(new SignUpRequest { ClientId = Client.ClientId!, Username = "new", Password = TestCognito.CommonPassword }, ErrorCodes.InvalidPasswordException, Text);
        var token = (await SignIn()).AuthenticationResult!.AccessToken!;
        await Cognito.Refuses(new ChangePasswordRequest { AccessToken = token, PreviousPassword = TestCognito.Password, ProposedPassword = TestCognito.CommonPassword }, ErrorCodes.InvalidPasswordException, Text);
        await Cognito.Refuses(new ConfirmForgotPasswordRequest { ClientId = Client.ClientId!, Username = "ana", ConfirmationCode = "123456", Password = TestCognito.CommonPassword }, ErrorCodes.InvalidPasswordException, Text);
        await Cognito.AnInvitedUser(Pool, "ben");
        await Cognito.Refuses(TestCognito.NewPassword(Client, await SignIn(username: "ben", password: "Temporary-1"), "ben", TestCognito.CommonPassword, ("email", "ben@example.com")), ErrorCodes.InvalidPasswordException, Text);
        Assert.NotNull((await SignIn()).AuthenticationResult);
    }

    [Fact]
    public async Task A_sign_in_with_a_common_password_must_first_replace_it()
    {
        await Cognito.AUser(Pool, "ben", password: TestCognito.CommonPassword);
        await Cognito.BlockCommonPasswords(Pool);
        var refusal = await Refusal(username: "ben", password: TestCognito.CommonPassword);
        Assert.Equal((ErrorCodes.PasswordResetRequiredException, "Password reset required for user due to security reasons"), (refusal.Code, refusal.Message));
        Assert.Equal("RESET_REQUIRED", (await Cognito.Invoke(new AdminGetUserRequest { UserPoolId = Pool.Id!, Username = "ben" })).UserStatus);
        Assert.Equal(("Fail", true), ((await Last("ben")).EventResponse, (await Last("ben")).EventRisk!.CompromisedCredentialsDetected));
        Assert.Contains((await Cognito.Invoke(new ListAuditEntriesRequest { ResourceId = Pool.Id! })).Entries, e => e is { Action: "cognito-idp:InitiateAuth", Target: "CognitoUser/ben" });
    }

    [Fact]
    public async Task Only_the_events_that_are_named_are_stopped_and_without_a_setting_none()
    {
        await Cognito.SignUp(Client, "first", TestCognito.CommonPassword);
        await Cognito.BlockCommonPasswords(Pool, EventFilterType.PasswordChange);
        await Cognito.SignUp(Client, "second", TestCognito.CommonPassword);
        Assert.True((await Last("second")).EventRisk!.CompromisedCredentialsDetected);
        await Cognito.AUser(Pool, "ben", password: TestCognito.CommonPassword);
        Assert.NotNull((await SignIn(username: "ben", password: TestCognito.CommonPassword)).AuthenticationResult);
    }
}
