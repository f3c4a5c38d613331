using System.Reflection;
using System.Text.Json;
using CognitoConsole.Admin.Kit;
using CognitoConsole.Admin.UserPools;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Tests.UserPools;

public sealed class PoolMappingTests
{
    /// <summary>A pool in which every setting says something, and none its default.</summary>
    private static UserPoolType FullPool() => new()
    {
        Id = "us-east-1_abc123",
        Name = "customers",
        LastModifiedDate = new(2026, 3, 3, 9, 5, 7, TimeSpan.Zero),
        UserPoolTier = UserPoolTierType.Plus,
        DeletionProtection = DeletionProtectionType.Active,
        Policies = new()
        {
            PasswordPolicy = new() { MinimumLength = 12, RequireNumbers = true, RequireSymbols = false, RequireUppercase = true, RequireLowercase = false, PasswordHistorySize = 5, TemporaryPasswordValidityDays = 3 },
            SignInPolicy = new() { AllowedFirstAuthFactors = [AuthFactorType.Password] },
        },
        LambdaConfig = new() { PreSignUp = "arn:aws:lambda:us-east-1:123456789012:function:f" },
        AutoVerifiedAttributes = ["email", "phone_number"],
        SmsVerificationMessage = "Old {####}",
        EmailVerificationMessage = "Old mail {####}",
        EmailVerificationSubject = "Old subject",
        VerificationMessageTemplate = new()
        {
            DefaultEmailOption = DefaultEmailOptionType.ConfirmWithLink,
            EmailSubject = "S",
            EmailMessage = "Code: {####}",
            EmailSubjectByLink = "L",
            EmailMessageByLink = "Go {##here##}",
            SmsMessage = "SMS {####}",
        },
        SmsAuthenticationMessage = "MFA {####}",
        UserAttributeUpdateSettings = new() { AttributesRequireVerificationBeforeUpdate = ["email"] },
        MfaConfiguration = UserPoolMfaType.Optional,
        DeviceConfiguration = new() { ChallengeRequiredOnNewDevice = true },
        EmailConfiguration = new() { EmailSendingAccount = EmailSendingAccountType.Developer, SourceArn = "arn:aws:ses:us-east-1:123456789012:identity/example.com", From = "a@example.com", ReplyToEmailAddress = "r@example.com", ConfigurationSet = "set" },
        SmsConfiguration = new() { SnsCallerArn = "arn:aws:iam::123456789012:role/sms", ExternalId = "ext", SnsRegion = "us-east-1" },
        UserPoolTags = new Dictionary<string, string> { ["env"] = "test" },
        AdminCreateUserConfig = new() { AllowAdminCreateUserOnly = true, UnusedAccountValidityDays = 3, InviteMessageTemplate = new() { EmailSubject = "Hi", EmailMessage = "{username} {####}", SMSMessage = "{username}: {####}" } },
        UserPoolAddOns = new() { AdvancedSecurityMode = AdvancedSecurityModeType.Audit },
        AccountRecoverySetting = new() { RecoveryMechanisms = [new() { Name = RecoveryOptionNameType.VerifiedPhoneNumber, Priority = 1 }, new() { Name = RecoveryOptionNameType.VerifiedEmail, Priority = 2 }] },
        KeyConfiguration = new() { KeyType = EncryptionKeyType.AwsOwnedKey },
        IssuerConfiguration = new() { Type = IssuerType.Updated },
        DcrConfiguration = new() { EnableStatus = StatusType.Enabled, OpenDcrEnabled = true, AuthenticatedGrantTypes = ["client_credentials"], OpenDcrGrantTypes = ["code", "implicit"], AllowedScopes = ["api/read"] },
        AcrConfiguration = new Dictionary<string, AcrLevelConfigType> { ["Level1"] = new() { AcrValue = "one" } },
        UsernameConfiguration = new() { CaseSensitive = true },
        SchemaAttributes =
        [
            new() { Name = "sub", Required = true, AttributeDataType = AttributeDataType.String },
            new() { Name = "email", Required = true, AttributeDataType = AttributeDataType.String },
            new() { Name = "custom:dept", AttributeDataType = AttributeDataType.Number, Mutable = false, NumberAttributeConstraints = new() { MinValue = "1", MaxValue = "9" } },
        ],
    };

    /// <summary>UpdateUserPool resets what it is not told: a member added to the contract must be added to the mapping.</summary>
    public static TheoryData<string> Members() => [.. typeof(UpdateUserPoolRequest).GetProperties().Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Members))]
    public void Update_sends_every_member(string member)
    {
        var request = PoolMapping.Update(FullPool(), PoolMapping.Form(FullPool()));
        Assert.NotNull(typeof(UpdateUserPoolRequest).GetProperty(member, BindingFlags.Public | BindingFlags.Instance)!.GetValue(request));
    }

    [Fact]
    public void An_unchanged_form_changes_nothing()
    {
        var (pool, form) = (FullPool(), PoolMapping.Form(FullPool()));
        var request = PoolMapping.Update(pool, form);

        Assert.Equal(pool.Policies!.PasswordPolicy, request.Policies!.PasswordPolicy);
        Assert.Equal(pool.VerificationMessageTemplate, request.VerificationMessageTemplate);
        Assert.Equal(pool.EmailConfiguration, request.EmailConfiguration);
        Assert.Equal(pool.SmsConfiguration, request.SmsConfiguration);
        Assert.Equal(pool.AccountRecoverySetting!.RecoveryMechanisms, request.AccountRecoverySetting!.RecoveryMechanisms);
        Assert.Equal(pool.AdminCreateUserConfig!.InviteMessageTemplate, request.AdminCreateUserConfig!.InviteMessageTemplate);
        Assert.Equal(pool.AutoVerifiedAttributes, request.AutoVerifiedAttributes);
        Assert.Equal(pool.UserPoolTags, request.UserPoolTags);
        Assert.Same(pool.LambdaConfig, request.LambdaConfig);
        Assert.Equal(pool.IssuerConfiguration, request.IssuerConfiguration);
        Assert.Equal(JsonSerializer.Serialize(pool.DcrConfiguration), JsonSerializer.Serialize(request.DcrConfiguration));
        Assert.Empty(PoolSetting.Changes(form, PoolMapping.Form(FullPool())));
    }

    [Fact]
    public void A_new_text_replaces_the_older_name_of_the_same_text()
    {
        var form = PoolMapping.Form(FullPool());
        form.CodeMessage = "New {####}";
        var request = PoolMapping.Update(FullPool(), form);
        Assert.Equal("New {####}", request.VerificationMessageTemplate!.EmailMessage);
        Assert.Equal("New {####}", request.EmailVerificationMessage);
    }

    [Fact]
    public void A_new_pool_ignores_case_and_keeps_default_texts_unset()
    {
        var request = PoolMapping.Create(new PoolForm { PoolName = " customers " });
        Assert.Equal("customers", request.PoolName);
        Assert.False(request.UsernameConfiguration!.CaseSensitive);
        Assert.Null(request.VerificationMessageTemplate!.EmailMessage);
        Assert.Null(request.AdminCreateUserConfig!.InviteMessageTemplate);
        Assert.Null(request.AliasAttributes);
        Assert.Null(request.UsernameAttributes);
        Assert.Null(request.SmsConfiguration);
        ShapeCheck.Demand(request);
    }

    [Fact]
    public void Sign_in_by_attribute_sends_no_aliases()
    {
        var request = PoolMapping.Create(new PoolForm { PoolName = "p", SignInByAttribute = true, Aliases = ["email"], UsernameAttributes = ["email"] });
        Assert.Null(request.AliasAttributes);
        Assert.Equal(["email"], request.UsernameAttributes!);
    }

    [Fact]
    public void Custom_attributes_come_first_so_that_their_faults_find_their_row()
    {
        var form = new PoolForm { PoolName = "p", Required = ["email"], CustomAttributes = [new() { Name = "dept", Min = "1", Max = "9", Type = AttributeDataType.Number, Mutable = false }] };
        var schema = PoolMapping.Create(form).Schema!;
        Assert.Equal("dept", schema[0].Name);
        Assert.Equal(new NumberAttributeConstraintsType { MinValue = "1", MaxValue = "9" }, schema[0].NumberAttributeConstraints);
        Assert.Null(schema[0].StringAttributeConstraints);
        Assert.False(schema[0].Mutable);
        Assert.True(schema[1].Required);
        Assert.All(schema, a => Assert.Null(a.DeveloperOnlyAttribute));
    }

    [Fact]
    public void A_developer_only_attribute_is_created_as_one_and_named_so_in_the_review()
    {
        var form = new PoolForm { PoolName = "p", CustomAttributes = [new() { Name = "dept", DeveloperOnly = true }] };
        Assert.True(PoolMapping.Create(form).Schema![0].DeveloperOnlyAttribute);
        Assert.Equal("dept (String, developer-only)", PoolSetting.All.Single(s => s.Member == nameof(PoolForm.CustomAttributes)).Text(form));
    }

    [Theory]
    [InlineData(RecoveryOrder.EmailOnly)]
    [InlineData(RecoveryOrder.PhoneOnly)]
    [InlineData(RecoveryOrder.EmailFirst)]
    [InlineData(RecoveryOrder.PhoneFirst)]
    [InlineData(RecoveryOrder.AdminOnly)]
    [InlineData(RecoveryOrder.Unset)]
    public void Each_recovery_order_survives_the_way_there_and_back(string order) => Assert.Equal(order, RecoveryOrder.Of(RecoveryOrder.Setting(order)));

    [Fact]
    public void Merge_keeps_what_others_changed_beside_my_edits()
    {
        var loaded = new PoolForm { PoolName = "p", MinimumLength = 8 };
        var mine = loaded.Copy();
        mine.MinimumLength = 12;
        var theirs = loaded.Copy();
        theirs.PoolName = "renamed";
        theirs.Tags = [new TagRow("env", "test")];

        var merged = PoolForm.Merge(loaded, mine, theirs, out var conflicts);
        Assert.Empty(conflicts);
        Assert.Equal(12, merged.MinimumLength);
        Assert.Equal("renamed", merged.PoolName);
        Assert.Equal([new TagRow("env", "test")], merged.Tags);
    }

    [Fact]
    public void Merge_names_what_both_changed_differently()
    {
        var loaded = new PoolForm { PoolName = "p", MinimumLength = 8, Verify = ["email"] };
        var mine = loaded.Copy();
        mine.MinimumLength = 12;
        mine.Verify = [];
        var theirs = loaded.Copy();
        theirs.MinimumLength = 10;
        theirs.Verify = [];

        PoolForm.Merge(loaded, mine, theirs, out var conflicts);
        Assert.Equal([nameof(PoolForm.MinimumLength)], conflicts);
    }

    /// <summary>A member without a line here would never be reviewed before it is saved.</summary>
    [Fact]
    public void Every_member_of_the_form_is_a_setting_that_people_can_read()
    {
        string[] partOfAnother = [nameof(PoolForm.SignInByAttribute), nameof(PoolForm.Aliases)];
        var members = typeof(PoolForm).GetProperties().Select(p => p.Name).Except(partOfAnother);
        Assert.Equal(members.Order(), PoolSetting.All.Select(s => s.Member).Order());
    }
}
