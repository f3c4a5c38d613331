using Bunit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Tests.UserPools;

public sealed class SettingsScreensTests : RoutedContext
{
    private async Task<UserPoolType> Now(string id) => (await Cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = id })).UserPool!;

    private static async Task Save(IRenderedComponent<Site> page)
    {
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
    }

    private async Task<(IRenderedComponent<Site> Page, string Id)> OpenOf(string area, Func<CreateUserPoolRequest, CreateUserPoolRequest>? with = null)
    {
        var pool = await Cognito.APool(with);
        var page = Open($"/user-pools/{pool.Id}/{area}");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[aria-busy=true]")));
        return (page, pool.Id!);
    }

    [Fact]
    public async Task Sign_in_options_are_locked_with_the_reason_and_recovery_can_change()
    {
        var (page, id) = await OpenOf("sign-in", p => p with { AliasAttributes = ["email"] });
        Assert.Equal(["User name, Email", "Case-sensitive"], page.FindAll(".cc-locked > span:not(.cc-locked-reason)").Select(s => s.TextContent.Trim()));
        Assert.Contains("create another pool and import the users", page.Text(), StringComparison.Ordinal);
        await page.Check("Email only");
        await Save(page);
        Assert.Equal([RecoveryOptionNameType.VerifiedEmail], (await Now(id)).AccountRecoverySetting!.RecoveryMechanisms!.Select(m => m.Name));
    }

    [Fact]
    public async Task Levels_are_named_with_what_each_takes()
    {
        var (page, id) = await OpenOf("sign-in/levels");
        Assert.Contains("The password and the code of an authenticator app.", page.Text(), StringComparison.Ordinal);
        await page.Type("ACR value of level 4", "two words");
        await page.Type("ACR value of level 1", "urn:cognito:loa:2");
        await page.Press("Review and save");
        page.Shows("Level 4: a name has no spaces, quotation marks and backslashes.");
        page.Shows("Level 2: urn:cognito:loa:2 is the name of another level.");
        Assert.Null((await Now(id)).AcrConfiguration);
        await page.Type("ACR value of level 4", "gold");
        await page.Type("ACR value of level 1", "");
        await page.Press("Review and save");
        page.Shows("urn:cognito:loa:3, gold");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        var (level, name) = Assert.Single((await Now(id)).AcrConfiguration!);
        Assert.Equal(("Level4", "gold"), (level, name.AcrValue));
    }

    [Fact]
    public async Task Levels_of_a_Lite_pool_say_why_they_cannot_be_named()
    {
        var (page, _) = await OpenOf("sign-in/levels", p => p with { UserPoolTier = UserPoolTierType.Lite });
        Assert.Contains("Not in the Lite feature plan.", page.Text(), StringComparison.Ordinal);
        Assert.NotNull(page.Find("fieldset[disabled] input[aria-label='ACR value of level 1']"));
    }

    [Fact]
    public async Task The_Lite_plan_says_what_stands_in_its_way()
    {
        var (page, _) = await OpenOf("settings", p => p with { Policies = new() { PasswordPolicy = new() { PasswordHistorySize = 3 }, SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP"] } } });
        Assert.DoesNotContain("Lite lacks what this pool uses", page.Text(), StringComparison.Ordinal);
        await page.Check("Lite");
        page.Shows("Switch off first: choice-based sign-in, password history.");
        await page.Press("Review and save");
        page.Shows("The Lite feature plan has no password history.");
    }

    [Fact]
    public async Task What_only_the_engine_knows_to_stand_in_the_way_of_the_Lite_plan_is_named_at_the_choice()
    {
        var (page, id) = await OpenOf("settings");
        await Cognito.SetMfa(await Now(id), "OPTIONAL", totp: true, email: true);
        await page.Check("Lite");
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Contains("Email MFA is not available in the LITE feature plan of the user pool.", page.Find("#f-userpooltier").TextContent, StringComparison.Ordinal));
        Assert.Equal(UserPoolTierType.Essentials, (await Now(id)).UserPoolTier);
    }

    [Fact]
    public async Task Sign_up_can_be_closed()
    {
        var (page, id) = await OpenOf("sign-up");
        await page.Check("Only allow administrators to create users");
        await page.Check("Email");
        await Save(page);
        var pool = await Now(id);
        Assert.True(pool.AdminCreateUserConfig!.AllowAdminCreateUserOnly);
        Assert.Equal(["email"], pool.AutoVerifiedAttributes!);
    }

    [Fact]
    public async Task Custom_attributes_can_be_added_and_required_ones_are_locked()
    {
        var (page, id) = await OpenOf("sign-up/attributes", p => p with { Schema = [new() { Name = "email", Required = true }] });
        Assert.Equal("Email", page.Find(".cc-locked > span").TextContent.Trim());
        await page.Press("Add custom attributes");
        await page.Type("Attribute name", "dept");
        await page.Submit();
        page.WaitForAssertion(() => Assert.Equal("custom:dept", page.Find("tbody th").TextContent.Trim()));
        Assert.Contains((await Now(id)).SchemaAttributes!, a => a.Name == "custom:dept");
    }

    [Fact]
    public async Task An_attribute_for_administrators_alone_can_be_added_after_a_warning()
    {
        var (page, id) = await OpenOf("sign-up/attributes", p => p with { Schema = [new() { Name = "dept" }] });
        await page.Press("Add custom attributes");
        await page.Type("Attribute name", "dept");
        Assert.Contains("Legacy: AWS advises", page.Find(".cc-attribute details").TextContent, StringComparison.Ordinal);
        await page.Check("Developer-only");
        page.Shows("It is stored as dev:custom:dept");
        Assert.Contains("\"DeveloperOnlyAttribute\":true", page.Find(".cc-code code").TextContent, StringComparison.Ordinal);
        await page.Submit();
        page.WaitForAssertion(() => Assert.Equal(["custom:dept", "dev:custom:dept"], page.FindAll("tbody th").Select(h => h.TextContent.Trim())));
        Assert.Contains((await Now(id)).SchemaAttributes!, a => a is { Name: "dev:custom:dept", DeveloperOnlyAttribute: true });
    }

    [Fact]
    public async Task A_custom_attribute_that_exists_is_refused_in_its_row()
    {
        var (page, _) = await OpenOf("sign-up/attributes", p => p with { Schema = [new() { Name = "dept" }] });
        await page.Press("Add custom attributes");
        await page.Type("Attribute name", "dept");
        await page.Submit();
        Assert.Contains("The pool has this attribute already.", page.Find("#f-customattributes-1-member-name-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identity_of_ones_own_in_SES_makes_the_pool_its_own_sender_and_goes_again()
    {
        const string Identity = "arn:aws:ses:us-east-1:123456789012:identity/shop@example.com";
        var (page, id) = await OpenOf("authentication-methods/email");
        await page.Type("SES identity", Identity);
        await Save(page);
        Assert.Equal((Identity, "DEVELOPER"), await Sender(id));

        await page.Type("SES identity", "");
        await Save(page);
        Assert.Equal((null, "COGNITO_DEFAULT"), await Sender(id));
    }

    [Fact]
    public async Task The_sender_can_change()
    {
        var (page, id) = await OpenOf("authentication-methods/email");
        await page.Type("FROM address", "Shop <shop@example.com>");
        await page.Type("REPLY-TO address", "help@example.com");
        await page.Type("SES configuration set", "sign-ups");
        await Save(page);
        var email = (await Now(id)).EmailConfiguration!;
        Assert.Equal(("Shop <shop@example.com>", "help@example.com", "sign-ups"), (email.From, email.ReplyToEmailAddress, email.ConfigurationSet));
    }

    [Fact]
    public async Task A_configuration_set_that_is_none_is_refused_at_its_field()
    {
        var (page, id) = await OpenOf("authentication-methods/email");
        await page.Type("SES configuration set", "a set");
        await page.Press("Review and save");
        Assert.NotEmpty(page.FindAll("#f-emailconfiguration-configurationset-error"));
        Assert.Null((await Now(id)).EmailConfiguration!.ConfigurationSet);
    }

    [Fact]
    public async Task SMS_can_go_by_End_User_Messaging_and_back()
    {
        const string Role = "arn:aws:iam::123456789012:role/sms";
        var (page, id) = await OpenOf("authentication-methods/sms");
        Assert.Empty(page.FindAll("[aria-label='AWS service'], #f-smsconfiguration-eumssms-originationidentity"));
        await page.Type("IAM role that may send SMS messages", Role);
        await page.Check("AWS End User Messaging");
        await page.Type("External ID", "pool-of-ours");
        await page.Type("Origination identity", "EXAMPLE");
        await page.Type("Configuration set", "sms-set");
        await page.Type("Region", "eu-west-1");
        await page.Type("Entity ID for India", "1101");
        await page.Type("Template ID for India", "1107");
        await Save(page);
        Assert.Equal(
            new SmsConfigurationType { EumsSms = new() { CallerArn = Role, ExternalId = "pool-of-ours", OriginationIdentity = "EXAMPLE", ConfigurationSetName = "sms-set", Region = "eu-west-1", InEntityId = "1101", InTemplateId = "1107" } },
            (await Now(id)).SmsConfiguration);

        await page.Type("Region", "eu-west-1.evil.test/");
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Contains("is not a region", page.Find("#f-smsconfiguration-eumssms-region-error").TextContent, StringComparison.Ordinal));
        await page.Check("Amazon SNS");
        await Save(page);
        Assert.Equal(new SmsConfigurationType { SnsCallerArn = Role, ExternalId = "pool-of-ours", SnsRegion = "us-east-1" }, (await Now(id)).SmsConfiguration);
    }

    [Fact]
    public async Task A_text_without_its_placeholder_is_not_saved()
    {
        var (page, id) = await OpenOf("message-templates/invitation");
        await page.Type("Email message", "Welcome {username}");
        Assert.Contains("{####} is missing", page.Text(), StringComparison.Ordinal);
        await page.Press("Review and save");
        Assert.Empty(page.FindAll(".cc-diff"));

        await page.Type("Email message", "Welcome {username}, {####}");
        await Save(page);
        Assert.Equal("Welcome {username}, {####}", (await Now(id)).AdminCreateUserConfig!.InviteMessageTemplate!.EmailMessage);
    }

    [Fact]
    public async Task Name_and_tags_can_change()
    {
        var (page, id) = await OpenOf("settings");
        await page.Type("Pool name", "renamed");
        await page.Press("Add tag");
        await page.Type("Key 1", "env");
        await page.Type("Value 1", "test");
        await Save(page);
        var pool = await Now(id);
        Assert.Equal(("renamed", "test"), (pool.Name, pool.UserPoolTags!["env"]));
    }

    [Fact]
    public async Task A_protected_pool_cannot_be_deleted()
    {
        var (page, id) = await OpenOf("settings", p => p with { DeletionProtection = DeletionProtectionType.Active });
        await page.Press("Delete user pool");
        Assert.Contains("Deletion protection is on.", page.Text(), StringComparison.Ordinal);
        await Now(id);
    }

    [Fact]
    public async Task Deleting_takes_the_typed_name_and_the_domain_with_it()
    {
        var (page, id) = await OpenOf("settings", p => p with { PoolName = "customers" });
        await Cognito.Invoke(new CreateUserPoolDomainRequest { UserPoolId = id, Domain = "example-shop" });
        Links.NavigateTo($"/user-pools/{id}");
        Links.NavigateTo($"/user-pools/{id}/settings");
        page.WaitForAssertion(() => Assert.NotNull(page.Button("Delete user pool")));
        await page.Press("Delete user pool");
        Assert.Contains("The domain example-shop is deleted first", page.Text(), StringComparison.Ordinal);
        await page.Type("Type customers to confirm", "customers");
        await page.Press("Delete");
        page.WaitForAssertion(() => Assert.Equal("/user-pools", Path));
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await Cognito.Refusal(new DescribeUserPoolRequest { UserPoolId = id })).Code);
    }

    private async Task<(string?, string?)> Sender(string id) => (await Now(id)).EmailConfiguration is var email ? (email!.SourceArn, email.EmailSendingAccount) : default;
}
