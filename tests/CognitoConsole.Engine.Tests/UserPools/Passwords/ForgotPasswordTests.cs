using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ForgotPasswordTests
{
    private static readonly CreateUserPoolRequest PhoneSettings = new() { PoolName = "p", SmsConfiguration = new() { SnsCallerArn = "arn:aws:iam::123456789012:role/sms" } };

    [Fact]
    public async Task Sends_a_code_to_the_verified_email()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        var delivery = (await cognito.Invoke(Request(client))).CodeDeliveryDetails!;
        Assert.Equal(("email", "EMAIL", "a***@e***"), (delivery.AttributeName, delivery.DeliveryMedium, delivery.Destination));
        var (message, body) = (await cognito.Outbox(pool)).Single();
        Assert.Equal(("ana@example.com", "ForgotPassword"), (message.Destination, message.Kind));
        Assert.Matches(@"^Your confirmation code is \d{6}$", body);
        await cognito.SignIn(client);
    }

    [Theory]
    [InlineData("verified_email,verified_phone_number", "email")]
    [InlineData("verified_phone_number,verified_email", "phone_number")]
    [InlineData("verified_email 2,verified_phone_number 1", "phone_number")]
    [InlineData("verified_phone_number 2,verified_email 1", "email")]
    [InlineData("verified_phone_number", "phone_number")]
    [InlineData("", "phone_number")]
    [Shows("UserPool.AccountRecoverySetting.RecoveryMechanisms.Name", "UserPool.AccountRecoverySetting.RecoveryMechanisms.Priority")]
    public async Task Follows_the_pools_order_of_mechanisms(string mechanisms, string attribute)
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { SmsConfiguration = PhoneSettings.SmsConfiguration, AccountRecoverySetting = Setting(mechanisms) });
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        await cognito.SetAttributes(pool, "ana", ("phone_number", "+15550001234"), ("phone_number_verified", "true"));
        Assert.Equal(attribute, (await cognito.Invoke(Request(client))).CodeDeliveryDetails!.AttributeName);
    }

    /// <summary>One stolen mailbox or number would be password and second factor. AWS's old setting allows it for the phone.</summary>
    [Theory]
    [InlineData("EMAIL_OTP", "verified_email", null)]
    [InlineData("EMAIL_OTP", "verified_email,verified_phone_number", "phone_number")]
    [InlineData("SMS_MFA", "verified_phone_number,verified_email", "email")]
    [InlineData("SMS_MFA", "verified_phone_number", null)]
    [InlineData("SMS_MFA", "", "phone_number")]
    public async Task Never_goes_where_required_MFA_goes_unasked(string factor, string mechanisms, string? attribute)
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AccountRecoverySetting = Setting(mechanisms), SmsConfiguration = TestCognito.SmsSettings });
        await cognito.Invoke(new SetUserPoolMfaConfigRequest
        {
            UserPoolId = pool.Id!,
            MfaConfiguration = "ON",
            SmsMfaConfiguration = factor == "SMS_MFA" ? new() { SmsConfiguration = TestCognito.SmsSettings } : null,
            EmailMfaConfiguration = factor == "EMAIL_OTP" ? new() : null,
        });
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        await cognito.SetAttributes(pool, "ana", ("phone_number", "+14325559934"), ("phone_number_verified", "true"));
        Assert.Equal(factor, (await cognito.StartSignIn(client)).ChallengeName);
        if (attribute is not null) Assert.Equal(attribute, (await cognito.Invoke(Request(client))).CodeDeliveryDetails!.AttributeName);
        else await cognito.RefusesAsInvalid(Request(client), "Cannot reset password for the user as there is no registered/verified email or phone_number");
    }

    [Fact]
    public async Task Falls_to_the_second_mechanism_and_refuses_when_none_is_verified()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AccountRecoverySetting = Setting("verified_phone_number,verified_email") });
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        Assert.Equal("email", (await cognito.Invoke(Request(client))).CodeDeliveryDetails!.AttributeName);
        await cognito.SetAttributes(pool, "ana", ("email_verified", "false"), ("phone_number", "+15550001234"));
        await cognito.RefusesAsInvalid(Request(client), "Cannot reset password for the user as there is no registered/verified email or phone_number");
    }

    [Theory]
    [InlineData(PreventUserExistenceErrorTypes.Enabled)]
    [InlineData(PreventUserExistenceErrorTypes.Legacy)]
    public async Task Refuses_everybody_where_only_administrators_help(string existence)
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AccountRecoverySetting = Setting("admin_only") });
        var client = await cognito.AClient(pool, c => c with { PreventUserExistenceErrors = existence });
        await cognito.AUser(pool);
        await cognito.RefusesAsUnauthorized(Request(client), "Contact administrator to reset password.");
        await cognito.RefusesAsUnauthorized(Request(client) with { Username = "nobody" }, "Contact administrator to reset password.");
    }

    [Fact]
    public async Task Refuses_who_has_no_password_of_his_own_yet_and_who_does_not_exist()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });
        var client = await cognito.AClient(pool);
        await cognito.SignUp(client, "ana");
        await cognito.AnInvitedUser(pool, "ben", "Temporary-1", ("email", "ben@example.com"), ("email_verified", "true"));
        await cognito.RefusesAsUnauthorized(Request(client), "User password cannot be reset in the current state.");
        await cognito.RefusesAsUnauthorized(Request(client) with { Username = "ben" }, "User password cannot be reset in the current state.");
        await cognito.RefusesUnknownUser(Request(client) with { Username = "nobody" });
        Assert.DoesNotContain(await cognito.Outbox(pool), m => m.Message.Kind == "ForgotPassword");
    }

    [Fact]
    public async Task Ten_times_an_hour()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        var (done, refusals) = await cognito.AtOnce(30, _ => Request(client));
        Assert.Equal(10, done);
        Assert.All(refusals, r => Assert.Equal((ErrorCodes.LimitExceededException, "Attempt limit exceeded, please try after some time."), (r.Code, r.Message)));
        cognito.Clock.Advance(TimeSpan.FromHours(1));
        await cognito.Invoke(Request(client));
    }

    private static AccountRecoverySettingType? Setting(string mechanisms) => mechanisms.Length == 0 ? null : new()
    {
        RecoveryMechanisms = [.. mechanisms.Split(',').Select((text, i) => text.Split(' ') is [var name, var priority]
            ? new RecoveryOptionType { Name = name, Priority = int.Parse(priority, System.Globalization.CultureInfo.InvariantCulture) }
            : new RecoveryOptionType { Name = text, Priority = i + 1 })],
    };

    private static ForgotPasswordRequest Request(UserPoolClientType client) => new() { ClientId = client.ClientId!, Username = "ana" };
}
