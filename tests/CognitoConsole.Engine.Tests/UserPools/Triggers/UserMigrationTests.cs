using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class UserMigrationTests : TriggerContext
{
    private const string Known = """
        if (event.userName !== 'ana') throw new Error('unknown there');
        if (event.request.password !== null && event.request.password !== 'old-pw') throw new Error('wrong there');
        event.response.userAttributes = { email: 'ana@example.com', email_verified: 'true' };
        event.response.finalUserStatus = 'CONFIRMED';
        event.response.messageAction = 'SUPPRESS';
        """;

    private static CreateUserPoolClientRequest Legacy(CreateUserPoolClientRequest client) => client with { PreventUserExistenceErrors = PreventUserExistenceErrorTypes.Legacy };

    [Fact]
    [Shows("UserPool.LambdaConfig.UserMigration")]
    public async Task A_user_comes_over_with_the_password_that_was_given_whatever_the_policy_says()
    {
        await Given(async f => new() { UserMigration = await f(Known), PreAuthentication = await f("") });
        Assert.NotNull((await Cognito.Invoke(Cognito.PasswordAuth(Client, password: "old-pw") with { ClientMetadata = new Dictionary<string, string> { ["from"] = "web" } })).AuthenticationResult);
        await Cognito.SignIn(Client, password: "old-pw");
        Assert.Equal("true", (await Cognito.AttributesOf(Pool, "ana"))["email_verified"]);
        var call = Assert.Single(await Calls("UserMigration"));
        Assert.Equal(("UserMigration_Authentication", "***", "web"), ((string)call.Event["triggerSource"]!, (string)call.Event["request"]!["password"]!, (string)call.Event["request"]!["validationData"]!["from"]!));
        Assert.Equal(2, (await Calls("PreAuthentication")).Count);
    }

    [Fact]
    public async Task The_welcome_does_not_repeat_the_persons_own_password()
    {
        await Given(async f => new() { UserMigration = await f(Known.Replace("messageAction = 'SUPPRESS'", "desiredDeliveryMediums = ['EMAIL']", StringComparison.Ordinal)) });
        await Cognito.SignIn(Client, password: "old-pw");
        var (message, body) = Assert.Single(await Cognito.Outbox(Pool));
        Assert.Equal(("ana@example.com", "Your username is ana and temporary password is the one that you already have. "), (message.Destination, body));
    }

    [Fact]
    public async Task Who_is_unknown_there_too_stays_unknown()
    {
        await Given(async f => new() { UserMigration = await f(Known) }, client: c => c with { PreventUserExistenceErrors = PreventUserExistenceErrorTypes.Enabled });
        await Cognito.RefusesAsUnauthorized(Cognito.PasswordAuth(Client, "ben"), "Incorrect username or password.");
        await Cognito.RefusesAsUnauthorized(Cognito.PasswordAuth(Client, password: "guess"), "Incorrect username or password.");
        var open = await Cognito.AClient(Pool, Legacy);
        await Refuses(Cognito.PasswordAuth(open, "ben"), ErrorCodes.UserNotFoundException, $"Exception migrating user in app client {open.ClientId}");
        Assert.Empty((await Cognito.Invoke(new ListUsersRequest { UserPoolId = Pool.Id! })).Users!);
    }

    /// <summary>Neither operation has an error that names an alias, and where existence is hidden it would tell whose it is.</summary>
    [Theory]
    [InlineData("newbie", "event.response.userAttributes = { email: 'own@example.com', email_verified: 'true' }; event.response.finalUserStatus = 'CONFIRMED'")]
    [InlineData("newbie", "event.response.userAttributes = { email: 'own@example.com', email_verified: 'true' }; event.response.finalUserStatus = 'CONFIRMED'; event.response.forceAliasCreation = true", "protected")]
    [InlineData("other@example.com", "event.response.userAttributes = { email: 'other@example.com' }")]
    public async Task Who_cannot_come_over_stays_unknown_and_nothing_is_kept(string name, string body, string? aliases = null)
    {
        await Given(async f => new() { UserMigration = await f(body) }, p => p with { AliasAttributes = ["email"] }, c => c with { PreventUserExistenceErrors = PreventUserExistenceErrorTypes.Enabled });
        if (aliases is not null) await Cognito.Invoke(new Contracts.Extensions.SetAliasProtectionRequest { UserPoolId = Pool.Id!, NeverMoves = true });
        await Cognito.AUser(Pool, "own");
        var open = await Cognito.AClient(Pool, Legacy);
        await Cognito.RefusesAsUnauthorized(Cognito.PasswordAuth(Client, name), "Incorrect username or password.");
        Assert.NotNull((await Cognito.Invoke(new ForgotPasswordRequest { ClientId = Client.ClientId!, Username = name })).CodeDeliveryDetails);
        await Refuses(Cognito.PasswordAuth(open, name), ErrorCodes.UserNotFoundException, $"Exception migrating user in app client {open.ClientId}");
        Assert.Equal("own", Assert.Single((await Cognito.Invoke(new ListUsersRequest { UserPoolId = Pool.Id! })).Users!).Username);
        Assert.Equal("true", (await Cognito.AttributesOf(Pool, "own"))["email_verified"]);
    }

    [Fact]
    public async Task Twenty_sign_ins_at_once_bring_one_user_over_and_all_are_in()
    {
        await Given(async f => new() { UserMigration = await f(Known) });
        var (done, refusals) = await Cognito.AtOnce(20, _ => Cognito.PasswordAuth(Client, password: "old-pw"));
        Assert.Empty(refusals);
        Assert.Equal(20, done);
        Assert.Single((await Cognito.Invoke(new ListUsersRequest { UserPoolId = Pool.Id! })).Users!);
    }

    [Fact]
    public async Task A_forgotten_password_brings_a_user_over_too()
    {
        await Given(async f => new() { UserMigration = await f(Known) });
        await Cognito.Invoke(new ForgotPasswordRequest { ClientId = Client.ClientId!, Username = "ana", ClientMetadata = new Dictionary<string, string> { ["from"] = "web" } });
        await Cognito.Invoke(new ConfirmForgotPasswordRequest { ClientId = Client.ClientId!, Username = "ana", Password = TestCognito.Password, ConfirmationCode = await Cognito.NewestCode(Pool) });
        await Cognito.SignIn(Client);
        var sent = await OnlyCall("UserMigration");
        Assert.Equal(("UserMigration_ForgotPassword", "web"), ((string)sent["triggerSource"]!, (string)sent["request"]!["clientMetadata"]!["from"]!));
        Assert.Null(sent["request"]!["password"]);
    }

    [Fact]
    public async Task Without_a_status_the_password_must_be_reset()
    {
        await Given(async f => new() { UserMigration = await f("event.response.userAttributes = { email: 'ana@example.com', email_verified: 'true', username: 'ana-there' }; event.response.desiredDeliveryMediums = ['EMAIL']") });
        await Refuses(Cognito.PasswordAuth(Client, password: "old-pw"), ErrorCodes.PasswordResetRequiredException, "Password reset required for the user");
        Assert.Equal(UserStatusType.ResetRequired, (await Cognito.Invoke(new AdminGetUserRequest { UserPoolId = Pool.Id!, Username = "ana-there" })).UserStatus);
        Assert.Single(await Cognito.Outbox(Pool));
    }

    [Theory]
    [InlineData("ENABLED", ErrorCodes.NotAuthorizedException, "Incorrect username or password.")]
    [InlineData("LEGACY", ErrorCodes.UserNotFoundException, "Exception migrating user in app client {0}")]
    public async Task Who_chooses_the_password_and_brings_it_comes_over_whether_existence_is_hidden_or_not(string existence, string code, string message)
    {
        await Given(async f => new() { UserMigration = await f(Known), PreAuthentication = await f("") }, client: c => c with { PreventUserExistenceErrors = existence, ExplicitAuthFlows = ["ALLOW_USER_AUTH"] });
        Assert.NotNull((await Cognito.Invoke(Chosen("ana", "old-pw"))).AuthenticationResult);
        Assert.NotNull((await Cognito.Invoke(Chosen("ana", "old-pw"))).AuthenticationResult);
        Assert.Equal((1, 2), ((await Calls("UserMigration")).Count, (await Calls("PreAuthentication")).Count));

        await Refuses(Chosen("ben", "old-pw"), code, string.Format(System.Globalization.CultureInfo.InvariantCulture, message, Client.ClientId));
        Assert.Equal(2, (await Calls("UserMigration")).Count);
    }

    /// <summary>Where a name that nobody has is shown ways in without a password, it may have one elsewhere all the same.</summary>
    [Fact]
    public async Task Where_codes_sign_in_too_everybody_comes_over_who_brings_the_password()
    {
        await Given(
            async f => new() { UserMigration = await f("event.response.userAttributes = { email: event.userName + '@example.com', email_verified: 'true' }; event.response.finalUserStatus = 'CONFIRMED'; event.response.messageAction = 'SUPPRESS'") },
            p => p with { Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP"] } } },
            c => c with { PreventUserExistenceErrors = PreventUserExistenceErrorTypes.Enabled, ExplicitAuthFlows = ["ALLOW_USER_AUTH"] });
        for (var i = 0; i < 12; i++) Assert.NotNull((await Cognito.Invoke(Chosen($"user{i}", "old-pw"))).AuthenticationResult);
    }

    [Theory]
    [InlineData("USER_AUTH")]
    [InlineData("USER_PASSWORD_AUTH")]
    public async Task A_password_that_others_know_is_replaced_before_it_opens_anything(string flow)
    {
        const string Common = "Password123!";
        await Given(
            async f => new() { UserMigration = await f("event.response.userAttributes = { email: 'ana@example.com', email_verified: 'true' }; event.response.finalUserStatus = 'CONFIRMED'; event.response.messageAction = 'SUPPRESS'") },
            p => p with { UserPoolTier = "PLUS", UserPoolAddOns = new() { AdvancedSecurityMode = AdvancedSecurityModeType.Enforced } },
            c => c with { ExplicitAuthFlows = [$"ALLOW_{flow}"] });
        await Cognito.BlockCommonPasswords(Pool);
        await Refuses(flow == "USER_AUTH" ? Chosen("ana", Common) : Cognito.PasswordAuth(Client, password: Common), ErrorCodes.PasswordResetRequiredException, "Password reset required for user due to security reasons");
        Assert.Equal(UserStatusType.ResetRequired, (await Cognito.Invoke(new AdminGetUserRequest { UserPoolId = Pool.Id!, Username = "ana" })).UserStatus);
    }

    [Fact]
    public async Task SRP_cannot_bring_anybody_over()
    {
        await Given(async f => new() { UserMigration = await f(Known) }, client: Legacy);
        await Cognito.RefusesUnknownUser(TestCognito.SrpAuth(Client, new SrpClient()));
        Assert.Empty(await Calls("UserMigration"));
    }

    [Fact]
    public async Task A_password_that_the_function_logs_is_not_kept()
    {
        await Given(async f => new() { UserMigration = await f("console.log('trying', event.request.password); throw new Error('no ' + event.request.password)") });
        await Cognito.RefusesAsUnauthorized(Cognito.PasswordAuth(await Cognito.AClient(Pool, c => c with { PreventUserExistenceErrors = PreventUserExistenceErrorTypes.Enabled }), password: "Secret-Horse-1"), "Incorrect username or password.");
        var (_, run) = Assert.Single(await Calls("UserMigration"));
        Assert.DoesNotContain("Secret-Horse-1", run.ToString(), StringComparison.Ordinal);
        Assert.Equal(("no ***", "INFO trying ***"), (run.Error, run.Logs!.Split('\n')[0]));
    }

    private InitiateAuthRequest Chosen(string username, string password) => new()
    {
        ClientId = Client.ClientId!,
        AuthFlow = AuthFlowType.UserAuth,
        AuthParameters = new Dictionary<string, string> { ["USERNAME"] = username, ["PREFERRED_CHALLENGE"] = "PASSWORD", ["PASSWORD"] = password },
    };
}
