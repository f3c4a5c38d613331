using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminCreateUserTests
{
    [Fact]
    public async Task A_new_user_must_change_the_temporary_password_that_was_sent()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        var user = (await cognito.Invoke(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "ana", DesiredDeliveryMediums = ["EMAIL"], UserAttributes = TestCognito.Attributes(("email", "ana@example.com")) })).User!;
        Assert.Equal(("ana", UserStatusType.ForceChangePassword, true), (user.Username, user.UserStatus, user.Enabled));
        Assert.True(Guid.TryParse(user.Attributes!.Single(a => a.Name == "sub").Value, out _));

        var (message, body) = (await cognito.Outbox(pool)).Single();
        Assert.Equal(("EMAIL", "ana@example.com", "Invitation", "Your temporary password"), (message.Medium, message.Destination, message.Kind, message.Subject));
        var password = System.Net.WebUtility.HtmlDecode(body["Your username is ana and temporary password is ".Length..^2]);
        Assert.Equal(ChallengeNameType.NewPasswordRequired, (await cognito.StartSignIn(client, "ana", password)).ChallengeName);
    }

    [Fact]
    public async Task The_invitation_goes_by_every_medium_that_was_asked_for_and_by_sms_when_none_was()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { SmsConfiguration = TestCognito.SmsSettings });
        var both = TestCognito.Attributes(("email", "ana@example.com"), ("phone_number", "+15550001234"));
        await cognito.Invoke(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "ana", UserAttributes = both });
        Assert.Equal(["SMS"], (await cognito.Outbox(pool)).Select(m => m.Message.Medium));
        await cognito.Invoke(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "ben", UserAttributes = both, DesiredDeliveryMediums = ["SMS", "EMAIL"] });
        Assert.Equal(["EMAIL", "SMS"], (await cognito.Outbox(pool)).Where(m => m.Message.Username == "ben").Select(m => m.Message.Medium).Order());
        await cognito.Invoke(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "cleo", UserAttributes = both, MessageAction = MessageActionType.Suppress });
        Assert.DoesNotContain(await cognito.Outbox(pool), m => m.Message.Username == "cleo");
    }

    [Fact]
    public async Task Resending_renews_password_and_validity()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AnInvitedUser(pool, "ana", "Temporary-1");
        cognito.Clock.Advance(TimeSpan.FromDays(7));
        await cognito.RefusesAsUnauthorized(cognito.PasswordAuth(client, password: "Temporary-1"), "Temporary password has expired and must be reset by an administrator.");
        await cognito.Invoke(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "ana", MessageAction = MessageActionType.Resend, TemporaryPassword = "Temporary-2" });
        await cognito.RefusesAsUnauthorized(cognito.PasswordAuth(client, password: "Temporary-1"), "Incorrect username or password.");
        Assert.Equal(ChallengeNameType.NewPasswordRequired, (await cognito.StartSignIn(client, password: "Temporary-2")).ChallengeName);
        cognito.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Equal(ChallengeNameType.NewPasswordRequired, (await cognito.StartSignIn(client, password: "Temporary-2")).ChallengeName);
    }

    [Fact]
    public async Task Resending_is_for_users_with_a_temporary_password_only()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.AUser(pool);
        await cognito.Refuses(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "ana", MessageAction = MessageActionType.Resend }, ErrorCodes.UnsupportedUserStateException, "Resend not possible. ana status is not FORCE_CHANGE_PASSWORD");
        await cognito.RefusesUnknownUser(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "nobody", MessageAction = MessageActionType.Resend });
    }

    [Fact]
    public async Task Refuses_a_name_that_is_taken_in_any_case()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { UsernameConfiguration = new() { CaseSensitive = false } });
        await cognito.AUser(pool);
        await cognito.Refuses(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "ANA" }, ErrorCodes.UsernameExistsException, "User account already exists");
        await cognito.RefusesUnknownPool(new AdminCreateUserRequest { UserPoolId = "us-east-1_NoSuchOne", Username = "ana" });
    }

    [Fact]
    public async Task A_weak_temporary_password_is_refused()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.Refuses(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "ana", TemporaryPassword = "short" }, ErrorCodes.InvalidPasswordException, "Password did not conform with policy: Password not long enough");
        await cognito.RefusesUnknownUser(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana" });
    }

    [Fact]
    public async Task Required_attributes_may_wait_but_what_is_given_must_fit_the_schema()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { Schema = [new() { Name = "email", Required = true }, new() { Name = "level", AttributeDataType = AttributeDataType.Number, NumberAttributeConstraints = new() { MinValue = "1", MaxValue = "9" } }] });
        await cognito.AnInvitedUser(pool);
        await Invalid(("nickname", new string('x', 2049)), null);
        await Invalid(("custom:other", "x"), "Attributes did not conform to the schema: custom:other: Attribute does not exist in the schema.\n");
        await Invalid(("shoe_size", "x"), "Attributes did not conform to the schema: Type for attribute {shoe_size} could not be determined");
        await Invalid(("custom:level", "ten"), "Attributes did not conform to the schema: custom:level: The value is not a number\n");
        await Invalid(("custom:level", "10"), "Attributes did not conform to the schema: custom:level: Number must be no greater than 9\n");
        await Invalid(("custom:level", "0"), "Attributes did not conform to the schema: custom:level: Number must be no less than 1\n");
        await Invalid(("email", "no address"), "Invalid email address format.");
        await Invalid(("email", ""), "Attributes did not conform to the schema: email: The attribute is required\n");
        await Invalid(("phone_number", "555 1234"), "Invalid phone number format.");
        await Invalid(("birthdate", "2001-02-30"), "Attributes did not conform to the schema: birthdate: The value must be a date of the form YYYY-MM-DD\n");
        await Invalid(("email_verified", "yes"), "Attributes did not conform to the schema: email_verified: The value must be true or false\n");
        await Invalid(("sub", Guid.NewGuid().ToString()), "user.sub: Attribute cannot be updated.");
        await Invalid(("name", "a\0b"), "Attributes did not conform to the schema: name: The value is not a text\n");
        await Invalid(("name", "a\ud800b"), "Attributes did not conform to the schema: name: The value is not a text\n");

        async Task Invalid((string, string) attribute, string? message)
        {
            var refusal = await cognito.Refusal(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "ben", UserAttributes = TestCognito.Attributes(attribute) });
            Assert.Equal(ErrorCodes.InvalidParameterException, refusal.Code);
            if (message is not null) Assert.Equal(message, refusal.Message);
        }
    }

    [Fact]
    public async Task An_email_that_is_the_user_name_becomes_the_attribute_and_the_name_a_uuid()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { UsernameAttributes = ["email"] });
        var user = await cognito.AnInvitedUser(pool, "Ana@example.com");
        Assert.Equal(user.Attributes!.Single(a => a.Name == "sub").Value, user.Username);
        Assert.Equal("Ana@example.com", user.Attributes!.Single(a => a.Name == "email").Value);
        Assert.Equal(user.Username, (await cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "Ana@example.com" })).Username);
        Assert.Equal(user.Username, (await cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = user.Username! })).Username);
        await cognito.RefusesAsInvalid(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "ana" }, "Username should be an email.");
        await cognito.Refuses(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "Ana@example.com" }, ErrorCodes.UsernameExistsException, "An account with the given email already exists.");
    }
}
