using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class CreateUserPoolTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Gives_the_defaults_of_AWS()
    {
        var pool = await _cognito.APool();
        Assert.Matches("^us-east-1_[0-9a-zA-Z]{9}$", pool.Id);
        Assert.Equal($"arn:aws:cognito-idp:us-east-1:123456789012:userpool/{pool.Id}", pool.Arn);
        Assert.Equal(
            new PasswordPolicyType { MinimumLength = 8, RequireLowercase = true, RequireUppercase = true, RequireNumbers = true, RequireSymbols = true, TemporaryPasswordValidityDays = 7 },
            pool.Policies!.PasswordPolicy);
        Assert.Equal(["PASSWORD"], pool.Policies.SignInPolicy!.AllowedFirstAuthFactors);
        Assert.Equal("INACTIVE", pool.DeletionProtection);
        Assert.Equal("ESSENTIALS", pool.UserPoolTier);
        Assert.Equal("OFF", pool.MfaConfiguration);
        Assert.Equal(0, pool.EstimatedNumberOfUsers);
        Assert.Equal("CONFIRM_WITH_CODE", pool.VerificationMessageTemplate!.DefaultEmailOption);
        Assert.Empty(pool.UserAttributeUpdateSettings!.AttributesRequireVerificationBeforeUpdate!);
        Assert.Equal(new EmailConfigurationType { EmailSendingAccount = "COGNITO_DEFAULT" }, pool.EmailConfiguration);
        Assert.Equal(new AdminCreateUserConfigType { AllowAdminCreateUserOnly = false, UnusedAccountValidityDays = 7 }, pool.AdminCreateUserConfig);
        Assert.Equal(new LambdaConfigType(), pool.LambdaConfig);
        Assert.Empty(pool.UserPoolTags!);
        Assert.True(pool.UsernameConfiguration!.CaseSensitive);
    }

    [Fact]
    public async Task Lists_the_standard_attributes_in_the_order_of_AWS_then_the_custom_ones()
    {
        var pool = await _cognito.APool(p => p with
        {
            Schema =
            [
                new() { Name = "email", Required = true, Mutable = true },
                new() { Name = "team", AttributeDataType = "String", StringAttributeConstraints = new() { MinLength = "1", MaxLength = "20" } },
                new() { Name = "level", AttributeDataType = "Number", Mutable = false, NumberAttributeConstraints = new() { MinValue = "1", MaxValue = "99" }, StringAttributeConstraints = new() { MaxLength = "9" } },
                new() { Name = "internal", DeveloperOnlyAttribute = true },
            ],
        });
        Assert.Equal(
            "sub name given_name family_name middle_name nickname preferred_username profile picture website email email_verified gender birthdate zoneinfo locale " +
            "phone_number phone_number_verified address updated_at custom:team custom:level dev:custom:internal",
            string.Join(' ', pool.SchemaAttributes!.Select(a => a.Name)));
        Assert.True(pool.SchemaAttributes!.Single(a => a.Name == "email").Required);
        var level = pool.SchemaAttributes!.Single(a => a.Name == "custom:level");
        Assert.False(level.Mutable);
        Assert.Equal("99", level.NumberAttributeConstraints!.MaxValue);
        Assert.Null(level.StringAttributeConstraints);
    }

    [Fact]
    public async Task Makes_two_signing_keys_of_its_own_and_stores_them_encrypted()
    {
        var first = await _cognito.APool();
        var second = await _cognito.APool();
        var keys = await _cognito.Database(db => db.SigningKeys.ToListAsync());
        Assert.Equal(4, keys.Select(k => k.Kid).Distinct().Count());
        Assert.Equal(["access", "id"], keys.Where(k => k.UserPoolId == first.Id).Select(k => k.TokenUse).Order());
        foreach (var key in keys)
        {
            using var rsa = System.Security.Cryptography.RSA.Create();
            Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => rsa.ImportPkcs8PrivateKey(key.PrivateKey, out _));
        }

        var ready = await _cognito.Pools.SigningKeys(second.Id!);
        Assert.Equal(keys.Single(k => k.UserPoolId == second.Id && k.TokenUse == "id").Kid, ready.Id.KeyId);
        Assert.Equal(keys.Single(k => k.UserPoolId == second.Id && k.TokenUse == "access").Kid, ready.Access.KeyId);
    }

    [Fact]
    public async Task Belongs_to_the_region_of_the_signature()
    {
        var response = await _cognito.Invoke(new CreateUserPoolRequest { PoolName = "p" }, new Caller.Root("123456789012") { Region = "eu-west-1" });
        Assert.StartsWith("eu-west-1_", response.UserPool!.Id);
        Assert.StartsWith("arn:aws:cognito-idp:eu-west-1:", response.UserPool.Arn);
        Assert.StartsWith("arn:aws:cognito-idp:eu-west-1:", (await _cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = response.UserPool.Id! })).UserPool!.Arn);
    }

    [Fact]
    public async Task Requires_nothing_that_a_password_policy_leaves_out()
    {
        var pool = await _cognito.APool(p => p with { Policies = new() { PasswordPolicy = new() { MinimumLength = 12, TemporaryPasswordValidityDays = 0 } } });
        Assert.Equal(
            new PasswordPolicyType { MinimumLength = 12, RequireLowercase = false, RequireUppercase = false, RequireNumbers = false, RequireSymbols = false, TemporaryPasswordValidityDays = 7 },
            pool.Policies!.PasswordPolicy);
    }

    [Fact]
    public async Task Takes_the_older_names_of_messages_as_the_templates_own()
    {
        var pool = await _cognito.APool(p => p with { EmailVerificationSubject = "Hello", EmailVerificationMessage = "Code {####}", SmsVerificationMessage = "SMS {####}" });
        Assert.Equal(new VerificationMessageTemplateType { DefaultEmailOption = "CONFIRM_WITH_CODE", EmailSubject = "Hello", EmailMessage = "Code {####}", SmsMessage = "SMS {####}" }, pool.VerificationMessageTemplate);
        Assert.Equal("Code {####}", pool.EmailVerificationMessage);
    }

    [Fact]
    public async Task Takes_UnusedAccountValidityDays_as_the_validity_of_temporary_passwords()
    {
        var pool = await _cognito.APool(p => p with { AdminCreateUserConfig = new() { UnusedAccountValidityDays = 30 } });
        Assert.Equal(30, pool.Policies!.PasswordPolicy!.TemporaryPasswordValidityDays);
        Assert.Equal(30, pool.AdminCreateUserConfig!.UnusedAccountValidityDays);
    }

    [Fact]
    public async Task Sends_SMS_from_its_own_region_when_none_is_named()
    {
        var pool = await _cognito.APool(p => p with { SmsConfiguration = new() { SnsCallerArn = "arn:aws:iam::123456789012:role/sms" }, AutoVerifiedAttributes = ["phone_number"] });
        Assert.Equal("us-east-1", pool.SmsConfiguration!.SnsRegion);
    }

    [Theory, MemberData(nameof(Refused))]
    public async Task Refuses_with_the_text_of_AWS(string what, Func<CreateUserPoolRequest, CreateUserPoolRequest> with, string code, string message)
    {
        var refusal = await _cognito.Refusal(with(new CreateUserPoolRequest { PoolName = "p" }));
        Assert.Equal((what, code, message), (what, refusal.Code, refusal.Message));
        Assert.NotEmpty(refusal.Fields);
        Assert.False(await _cognito.Database(db => db.UserPools.AnyAsync()));
    }

    public static TheoryData<string, Func<CreateUserPoolRequest, CreateUserPoolRequest>, string, string> Refused => new()
    {
        { "aliases and user name attributes", p => p with { AliasAttributes = ["email"], UsernameAttributes = ["email"] }, Invalid, "Only one of the aliasAttributes or usernameAttributes can be set in a User Pool." },
        { "required alias", p => p with { AliasAttributes = ["preferred_username"], Schema = [new() { Name = "preferred_username", Required = true }] }, Invalid, "preferred_username cannot be required when it is an alias." },
        { "required custom attribute", p => p with { Schema = [new() { Name = "team", Required = true }] }, Invalid, "Required custom attributes are not supported currently." },
        { "type of a standard attribute", p => p with { Schema = [new() { Name = "email", AttributeDataType = "Number" }] }, Invalid, "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email" },
        { "developer-only standard attribute", p => p with { Schema = [new() { Name = "email", DeveloperOnlyAttribute = true }] }, Invalid, "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email" },
        { "attribute twice", p => p with { Schema = [new() { Name = "team" }, new() { Name = "team" }] }, Invalid, "Duplicate custom attribute names custom:team are not allowed in a user pool schema." },
        { "lengths", p => p with { Schema = [new() { Name = "team", StringAttributeConstraints = new() { MinLength = "9", MaxLength = "8" } }] }, Invalid, "Attribute custom:team cannot have a max length shorter than it's min length" },
        { "too long", p => p with { Schema = [new() { Name = "team", StringAttributeConstraints = new() { MaxLength = "2049" } }] }, Invalid, "user.custom:team: String attributes cannot have a length of more than 2048" },
        { "numbers", p => p with { Schema = [new() { Name = "n", AttributeDataType = "Number", NumberAttributeConstraints = new() { MinValue = "9", MaxValue = "-8" } }] }, Invalid, "Attribute custom:n cannot have a max value smaller than it's min value" },
        { "no number", p => p with { Schema = [new() { Name = "n", AttributeDataType = "Number", NumberAttributeConstraints = new() { MinValue = "one" } }] }, Invalid, "Attribute custom:n has an invalid min value." },
        { "sub", p => p with { Schema = [new() { Name = "sub", Mutable = true }] }, Invalid, "The standard schema attribute sub cannot be changed." },
        { "phone without SMS", p => p with { AutoVerifiedAttributes = ["phone_number"] }, Invalid, "SMS configuration is required when phone_number is selected for auto verification" },
        { "verification before update", p => p with { UserAttributeUpdateSettings = new() { AttributesRequireVerificationBeforeUpdate = ["email"] } }, Invalid, "All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes" },
        { "first factors without password", p => p with { Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["EMAIL_OTP"] } } }, Invalid, "Password should be configured as one of the allowed first auth factors." },
        { "two validities", p => p with { AdminCreateUserConfig = new() { UnusedAccountValidityDays = 3 }, Policies = new() { PasswordPolicy = new() { TemporaryPasswordValidityDays = 5 } } }, Invalid, "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays" },
        { "invitation mail", p => p with { AdminCreateUserConfig = new() { InviteMessageTemplate = new() { EmailMessage = "Hello {####}" } } }, Invalid, "EmailMessage of the invitation must contain {username} and {####}." },
        { "invitation without a name", p => p with { Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP"] } }, AdminCreateUserConfig = new() { InviteMessageTemplate = new() { EmailMessage = "Hello there" } } }, Invalid, "EmailMessage of the invitation must contain {username}." },
        { "invitation SMS", p => p with { AdminCreateUserConfig = new() { InviteMessageTemplate = new() { SMSMessage = "Hello {username}" } } }, Invalid, "SMSMessage of the invitation must contain {username} and {####}." },
        { "own sender without identity", p => p with { EmailConfiguration = new() { EmailSendingAccount = "DEVELOPER" } }, Invalid, "Source ARN is required to use DEVELOPER email sending owner" },
        { "identity without own sender", p => p with { EmailConfiguration = new() { SourceArn = "arn:aws:ses:us-east-1:123456789012:identity/a@example.com" } }, Invalid, "Cognito is not allowed to use your email identity" },
        { "header injection", p => p with { EmailConfiguration = new() { From = "a@example.com\r\nBcc: b@example.com" } }, Invalid, "Provided From email address is invalid" },
        { "MFA without SMS", p => p with { MfaConfiguration = "ON" }, Invalid, "SMS configuration and Auto verification for phone_number are required when MFA is required" },
        { "optional MFA without SMS", p => p with { MfaConfiguration = "OPTIONAL" }, Invalid, "SMS configuration and Auto verification for phone_number are required when MFA is optional" },
        { "a code as the first factor where MFA is required", p => p with { MfaConfiguration = "ON", SmsConfiguration = TestCognito.SmsSettings, Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP"] } } }, Invalid, "EMAIL_OTP and SMS_OTP cannot be allowed first auth factors when MFA is required." },
        { "SNS region", p => p with { SmsConfiguration = new() { SnsCallerArn = "arn:aws:iam::123456789012:role/sms", SnsRegion = "eu-west-1" } }, Invalid, "Invalid snsRegion. Allowed SNS region for us-east-1 is us-east-1" },
        { "admin_only and more", p => p with { AccountRecoverySetting = new() { RecoveryMechanisms = [new() { Name = "admin_only", Priority = 1 }, new() { Name = "verified_email", Priority = 2 }] } }, Invalid, "Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms." },
        { "same priority", p => p with { AccountRecoverySetting = new() { RecoveryMechanisms = [new() { Name = "verified_phone_number", Priority = 1 }, new() { Name = "verified_email", Priority = 1 }] } }, Invalid, "Account Recovery Setting cannot have duplicate priorities or recovery mechanisms." },
        { "reserved tag", p => p with { UserPoolTags = new Dictionary<string, string> { ["aws:x"] = "1" } }, "UserPoolTaggingException", "aws: prefixed tag key names are not allowed for external use." },
        { "too many tags", p => p with { UserPoolTags = Enumerable.Range(0, 51).ToDictionary(i => $"k{i}", i => "v") }, "UserPoolTaggingException", "The maximum number of tags for a user pool is 50." },
        { "ACR values on Lite", p => p with { UserPoolTier = "LITE", AcrConfiguration = Levels(("Level1", "low")) }, "FeatureUnavailableInTierException", "Step-up authentication is not available in the LITE feature plan of the user pool." },
        { "one ACR value for two levels", p => p with { AcrConfiguration = Levels(("Level1", "low"), ("Level4", "low")) }, Invalid, "ACR values must be unique; low is the value of two levels." },
        { "the default of another level", p => p with { AcrConfiguration = Levels(("Level1", "urn:cognito:loa:3")) }, Invalid, "ACR values must be unique; urn:cognito:loa:3 is the value of two levels." },
        { "history on Lite", p => p with { UserPoolTier = "LITE", Policies = new() { PasswordPolicy = new() { PasswordHistorySize = 3 } } }, "FeatureUnavailableInTierException", "Password history is not available in the LITE feature plan of the user pool." },
    };

    private static Dictionary<string, AcrLevelConfigType> Levels(params (string Level, string Value)[] levels) => levels.ToDictionary(l => l.Level, l => new AcrLevelConfigType { AcrValue = l.Value });

    private const string Invalid = ErrorCodes.InvalidParameterException;
}
