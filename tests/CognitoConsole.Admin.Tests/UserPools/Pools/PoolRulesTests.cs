using CognitoConsole.Admin.UserPools;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Tests.UserPools;

public sealed class PoolRulesTests
{
    private static string[] Paths(PoolForm form) => [.. PoolRules.Faults(form).Concat(PoolRules.CreationFaults(form)).Select(f => f.Path)];

    [Fact]
    public void A_fresh_form_has_no_fault() => Assert.Empty(Paths(new PoolForm { PoolName = "p" }));

    [Fact]
    public void Messages_need_their_placeholders()
    {
        var form = new PoolForm { CodeMessage = "no code", SmsMessage = "none", LinkMessage = "{##broken", InviteMessage = "{####}", InviteSms = "{username}" };
        Assert.Equal(
            ["verificationMessageTemplate.emailMessage", "verificationMessageTemplate.smsMessage", "adminCreateUserConfig.inviteMessageTemplate.emailMessage", "adminCreateUserConfig.inviteMessageTemplate.SMSMessage", "verificationMessageTemplate.emailMessageByLink"],
            Paths(form));
    }

    [Fact]
    public void Verifying_phones_needs_a_role() =>
        Assert.Equal(["smsConfiguration.snsCallerArn"], Paths(new PoolForm { Verify = [VerifiedAttributeType.PhoneNumber] }));

    [Fact]
    public void The_lite_plan_has_no_password_history() =>
        Assert.Equal(["policies.passwordPolicy.passwordHistorySize"], Paths(new PoolForm { Tier = UserPoolTierType.Lite, PasswordHistory = 3 }));

    [Fact]
    public void An_alias_cannot_be_required() =>
        Assert.Equal(["aliasAttributes"], Paths(new PoolForm { Aliases = ["preferred_username"], Required = ["preferred_username"] }));

    [Theory]
    [InlineData("", AttributeDataType.String, "", "", "schema.1.member.name")]
    [InlineData("email", AttributeDataType.String, "", "", "schema.1.member.name")]
    [InlineData("dept", AttributeDataType.String, "9", "1", "schema.1.member.stringAttributeConstraints")]
    [InlineData("dept", AttributeDataType.String, "", "2049", "schema.1.member.stringAttributeConstraints")]
    [InlineData("dept", AttributeDataType.String, "-1", "", "schema.1.member.stringAttributeConstraints")]
    [InlineData("dept", AttributeDataType.Number, "x", "", "schema.1.member.numberAttributeConstraints")]
    public void A_custom_attribute_is_checked_in_its_row(string name, string type, string min, string max, string path) =>
        Assert.Equal([path], Paths(new PoolForm { CustomAttributes = [new() { Name = name, Type = type, Min = min, Max = max }] }));

    [Fact]
    public void A_number_may_be_negative_and_broken() =>
        Assert.Empty(Paths(new PoolForm { CustomAttributes = [new() { Name = "balance", Type = AttributeDataType.Number, Min = "-1.5", Max = "2" }] }));

    [Fact]
    public void Two_custom_attributes_need_two_names() =>
        Assert.Equal(["schema.2.member.name"], Paths(new PoolForm { CustomAttributes = [new() { Name = "a" }, new() { Name = "a" }] }));

    [Fact]
    public void A_developer_only_attribute_has_a_name_of_its_own() =>
        Assert.Equal(["schema.3.member.name"], Paths(new PoolForm { CustomAttributes = [new() { Name = "a" }, new() { Name = "a", DeveloperOnly = true }, new() { Name = "a", DeveloperOnly = true }] }));

    [Theory]
    [InlineData("example-shop", 0)]
    [InlineData("Example", 1)]
    [InlineData("-shop", 1)]
    [InlineData("my-aws-shop", 1)]
    [InlineData("laws", 0)]
    public void A_domain_prefix_follows_the_rules(string prefix, int faults) => Assert.Equal(faults, PoolRules.Domain(prefix).Count());

    [Fact]
    public void A_client_with_a_grant_needs_scopes_and_a_callback()
    {
        var paths = PoolRules.Clients([new ClientForm { Name = "web", Grants = [OAuthFlowType.Code] }]).Select(f => f.Path);
        Assert.Equal(["clients.1.member.callbackURLs", "clients.1.member.allowedOAuthScopes"], paths);
    }

    [Theory]
    [InlineData("poolName", WizardSteps.Name)]
    [InlineData("schema.1.member.name", WizardSteps.Attributes)]
    [InlineData("policies.passwordPolicy.minimumLength", WizardSteps.Policies)]
    [InlineData("adminCreateUserConfig.inviteMessageTemplate.emailMessage", WizardSteps.Messages)]
    [InlineData("adminCreateUserConfig.allowAdminCreateUserOnly", WizardSteps.Policies)]
    [InlineData("smsConfiguration.snsCallerArn", WizardSteps.Mfa)]
    [InlineData("clients.1.member.clientName", WizardSteps.AppClients)]
    [InlineData("domain", WizardSteps.AppClients)]
    [InlineData("userPoolTags", WizardSteps.Tags)]
    public void A_fault_belongs_to_the_step_that_holds_its_field(string path, string step) => Assert.Equal(step, WizardSteps.Of(path));

    [Fact]
    public void The_password_test_says_each_rule()
    {
        var form = new PoolForm { MinimumLength = 8, RequireSymbols = false };
        Assert.Equal([true, true, false, true, true], PasswordTest.Run(form, "abcdefg1").Select(r => r.Met));
    }
}
