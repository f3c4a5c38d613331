using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class SetRiskConfigurationTests : ProtectedPool
{
    private static readonly NotifyConfigurationType Notify = new() { SourceArn = "arn:aws:ses:us-east-1:123456789012:identity/example.com" };

    [Fact]
    public async Task A_part_that_is_left_out_is_not_configured_any_more()
    {
        await Configure(TestCognito.AtEveryLevel("BLOCK"), blocked: [Away + "/32"]);
        await Configure(blocked: [Away + "/32"]);
        var risk = await Cognito.Database(db => db.RiskConfigurations.SingleAsync());
        Assert.Equal((null, true), (risk.AccountTakeover, risk.RiskException is not null));
        await Configure();
        Assert.Equal(0, await Cognito.Database(db => db.RiskConfigurations.CountAsync()));
    }

    [Fact]
    public async Task A_client_has_its_own_in_place_of_the_pools_and_it_goes_with_the_client()
    {
        await Configure(TestCognito.AtEveryLevel("BLOCK"));
        await Configure(TestCognito.AtEveryLevel("NO_ACTION"), clientId: Client.ClientId);
        await AHabit();
        Assert.NotNull((await SignIn(Away)).AuthenticationResult);
        var other = await Cognito.AClient(Pool);
        await Cognito.Refuses(Cognito.PasswordAuth(other), ErrorCodes.NotAuthorizedException, "Unable to login because of security reasons.");
        await Cognito.Invoke(new DeleteUserPoolClientRequest { UserPoolId = Pool.Id!, ClientId = Client.ClientId! });
        Assert.Equal(1, await Cognito.Database(db => db.RiskConfigurations.CountAsync()));
    }

    [Theory]
    [InlineData("BLOCK", "MFA_REQUIRED", "BLOCK", "Medium")]
    [InlineData("MFA_IF_CONFIGURED", "NO_ACTION", "BLOCK", "Medium")]
    [InlineData("NO_ACTION", "MFA_REQUIRED", "MFA_IF_CONFIGURED", "High")]
    public Task A_higher_risk_gets_no_weaker_action(string low, string medium, string high, string fault) => Cognito.RefusesAsInvalid(
        Request(new() { LowAction = Action(low), MediumAction = Action(medium), HighAction = Action(high) }), $"The action of the {fault} risk level must not be weaker than that of a lower level.");

    [Fact]
    public async Task Notifications_need_their_settings_and_a_body()
    {
        await Cognito.RefusesAsInvalid(Request(TestCognito.AtEveryLevel("BLOCK", notify: true)), "NotifyConfiguration is required when Notify is true.");
        await Cognito.RefusesAsInvalid(Request(TestCognito.AtEveryLevel("BLOCK"), Notify with { BlockEmail = new() { Subject = "Hello" } }), "Either HtmlBody or TextBody is required.");
        await Cognito.RefusesAsInvalid(Request(TestCognito.AtEveryLevel("BLOCK"), Notify with { From = "a@example.com\r\nBcc: all@example.com" }), "Provided From email address is invalid");
    }

    [Theory]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.0/33")]
    [InlineData("2001:db8::/129")]
    [InlineData("10.0.0/8")]
    [InlineData("everywhere/0")]
    public async Task Refuses_what_is_no_address_range(string range)
    {
        await Cognito.RefusesAsInvalid(new SetRiskConfigurationRequest { UserPoolId = Pool.Id!, RiskExceptionConfiguration = new() { BlockedIPRangeList = [range] } }, $"{range} is not a valid IP address range in CIDR notation.");
        Assert.Equal(0, await Cognito.Database(db => db.RiskConfigurations.CountAsync()));
    }

    [Fact]
    public async Task Needs_the_add_on()
    {
        var plain = await Cognito.APool();
        await Cognito.Refuses(Request(TestCognito.AtEveryLevel("BLOCK")) with { UserPoolId = plain.Id! }, ErrorCodes.UserPoolAddOnNotEnabledException, "User pool add-ons are not enabled for this user pool.");
    }

    private SetRiskConfigurationRequest Request(AccountTakeoverActionsType actions, NotifyConfigurationType? notify = null) =>
        new() { UserPoolId = Pool.Id!, AccountTakeoverRiskConfiguration = new() { Actions = actions, NotifyConfiguration = notify } };

    private static AccountTakeoverActionType Action(string action) => new() { EventAction = action, Notify = false };
}
