using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DescribeUserPoolTests
{
    [Fact]
    public async Task Shows_what_CreateUserPool_answered()
    {
        await using var cognito = new TestCognito();
        var created = await cognito.APool(p => p with
        {
            AliasAttributes = ["email", "preferred_username"],
            UsernameConfiguration = new() { CaseSensitive = false },
            Policies = new() { PasswordPolicy = new() { MinimumLength = 20, RequireNumbers = true, PasswordHistorySize = 5, TemporaryPasswordValidityDays = 2 } },
            DeletionProtection = "ACTIVE",
            AutoVerifiedAttributes = ["email", "phone_number"],
            SmsConfiguration = new() { SnsCallerArn = "arn:aws:iam::123456789012:role/sms", ExternalId = "x" },
            VerificationMessageTemplate = new() { DefaultEmailOption = "CONFIRM_WITH_LINK", EmailMessageByLink = "Go {##here##}", EmailSubjectByLink = "Link" },
            UserAttributeUpdateSettings = new() { AttributesRequireVerificationBeforeUpdate = ["email"] },
            EmailConfiguration = new() { From = "Shop <shop@example.com>", ReplyToEmailAddress = "help@example.com" },
            AccountRecoverySetting = new() { RecoveryMechanisms = [new() { Name = "verified_email", Priority = 1 }] },
            AdminCreateUserConfig = new() { AllowAdminCreateUserOnly = true, InviteMessageTemplate = new() { EmailSubject = "Hi", EmailMessage = "{username} {####}" } },
            UserPoolTags = new Dictionary<string, string> { ["team"] = "blue" },
            Schema = [new() { Name = "team" }],
        });
        var described = (await cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = created.Id! })).UserPool;
        Assert.Equal(JsonSerializer.Serialize(created, AwsJson.Options), JsonSerializer.Serialize(described, AwsJson.Options));
    }

    [Fact]
    public async Task Counts_the_users_of_this_pool_alone()
    {
        await using var cognito = new TestCognito();
        var (pool, other) = (await cognito.APool(), await cognito.APool());
        await cognito.AUser(pool, "ana");
        await cognito.AUser(pool, "ben");
        await cognito.AUser(other, "cleo");
        Assert.Equal(2, (await cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = pool.Id! })).UserPool!.EstimatedNumberOfUsers);
    }

    [Fact]
    public async Task Refuses_an_unknown_pool()
    {
        await using var cognito = new TestCognito();
        var refusal = await cognito.Refusal(new DescribeUserPoolRequest { UserPoolId = "us-east-1_nothing00" });
        Assert.Equal((ErrorCodes.ResourceNotFoundException, "User pool us-east-1_nothing00 does not exist."), (refusal.Code, refusal.Message));
    }
}
