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

    [Theory]
    [InlineData("EMAIL_OTP", "EMAIL", "email", "ana@example.com")]
    [InlineData("SMS_OTP", "SMS", "phone_number", "+15550001234")]
    public async Task Who_can_sign_in_with_a_code_is_confirmed_without_a_password(string factor, string medium, string attribute, string address)
    {
        await using var cognito = new TestCognito();
        var pool = await APasswordless(cognito);
        var client = await cognito.AClient(pool, c => c with { ExplicitAuthFlows = ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH"] });
        var request = new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "ana", UserAttributes = TestCognito.Attributes((attribute, address), (attribute + "_verified", "true")), DesiredDeliveryMediums = [medium] };
        Assert.Equal(UserStatusType.Confirmed, (await cognito.Invoke(request)).User!.UserStatus);
        var (invitation, body) = Assert.Single(await cognito.Outbox(pool));
        Assert.Equal(("Invitation", address, medium == "EMAIL" ? "Your account" : null), (invitation.Kind, invitation.Destination, invitation.Subject));
        Assert.Equal("Your username is ana. You sign in with a code, without a password. ", body);

        cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        var asked = await cognito.Invoke(new InitiateAuthRequest { ClientId = client.ClientId!, AuthFlow = AuthFlowType.UserAuth, AuthParameters = new Dictionary<string, string> { ["USERNAME"] = "ana", ["PREFERRED_CHALLENGE"] = factor } });
        Assert.Equal((factor, factor), (asked.ChallengeName, Assert.Single(asked.AvailableChallenges!)));
        Assert.NotNull((await cognito.Invoke(TestCognito.Answer(client, factor, asked.Session, "ana", (factor + "_CODE", await cognito.NewestCode(pool))))).AuthenticationResult!.AccessToken);

        await cognito.RefusesAsUnauthorized(cognito.PasswordAuth(client), "Incorrect username or password.");
        await cognito.Refuses(request with { MessageAction = MessageActionType.Resend }, ErrorCodes.UnsupportedUserStateException, "Resend not possible. ana status is not FORCE_CHANGE_PASSWORD");
    }

    [Fact]
    public async Task A_blank_temporary_password_is_none_and_a_space_is_one()
    {
        await using var cognito = new TestCognito();
        var pool = await APasswordless(cognito);
        var request = Ana(pool, ("email", "ana@example.com"), ("email_verified", "true"));
        Assert.StartsWith("1 validation error detected: Value at 'temporaryPassword' failed to satisfy constraint: Member must satisfy regular expression pattern", (await cognito.Refusal(request with { TemporaryPassword = " " })).Message, StringComparison.Ordinal);
        Assert.Equal(UserStatusType.Confirmed, (await cognito.Invoke(request with { TemporaryPassword = "" })).User!.UserStatus);
        var plain = await cognito.APool();
        Assert.Equal(UserStatusType.ForceChangePassword, (await cognito.Invoke(request with { UserPoolId = plain.Id!, TemporaryPassword = "" })).User!.UserStatus);
    }

    [Fact]
    public async Task Who_was_made_without_a_password_gets_one_by_the_way_of_a_forgotten_one()
    {
        await using var cognito = new TestCognito();
        var pool = await APasswordless(cognito);
        var client = await cognito.AClient(pool);
        await cognito.Invoke(Ana(pool, ("email", "ana@example.com"), ("email_verified", "true")));
        await cognito.Invoke(new ForgotPasswordRequest { ClientId = client.ClientId!, Username = "ana" });
        await cognito.Invoke(new ConfirmForgotPasswordRequest { ClientId = client.ClientId!, Username = "ana", ConfirmationCode = await cognito.NewestCode(pool), Password = TestCognito.Password });
        Assert.NotNull((await cognito.StartSignIn(client)).AuthenticationResult);
    }

    [Fact]
    public async Task Whom_no_code_reaches_gets_a_temporary_password_and_so_does_who_is_given_one()
    {
        await using var cognito = new TestCognito();
        var pool = await APasswordless(cognito);
        var plain = await cognito.APool();
        (string, string)[] verified = [("email", "ana@example.com"), ("email_verified", "true")];
        foreach (var (request, status) in new[]
                 {
                     (Ana(pool) with { Username = "none" }, UserStatusType.ForceChangePassword),
                     (Ana(pool, ("email", "ben@example.com")) with { Username = "unverified" }, UserStatusType.ForceChangePassword),
                     (Ana(pool, verified) with { Username = "given", TemporaryPassword = "Temporary-1" }, UserStatusType.ForceChangePassword),
                     (Ana(plain, verified), UserStatusType.ForceChangePassword),
                     (Ana(pool, verified), UserStatusType.Confirmed),
                 })
            Assert.Equal(status, (await cognito.Invoke(request)).User!.UserStatus);
        await cognito.Refuses(Ana(pool, verified) with { Username = "weak", TemporaryPassword = "short" }, ErrorCodes.InvalidPasswordException, "Password did not conform with policy: Password not long enough");
    }

    /// <summary>As in AWS: an invitation without a place for the password is for users without one, and is not delivered to others.</summary>
    [Fact]
    public async Task An_invitation_goes_to_those_whom_its_text_is_for()
    {
        await using var cognito = new TestCognito();
        var pool = await APasswordless(cognito, "Welcome, {username}!");
        var asking = await APasswordless(cognito, "{username}: {####}");
        (string, string)[] verified = [("email", "ana@example.com"), ("email_verified", "true")];
        foreach (var target in new[] { pool, asking })
        {
            await cognito.Invoke(Ana(target, verified) with { MessageAction = null, DesiredDeliveryMediums = ["EMAIL"] });
            await cognito.Invoke(Ana(target, ("email", "ben@example.com")) with { Username = "ben", TemporaryPassword = "Temporary-1", MessageAction = null, DesiredDeliveryMediums = ["EMAIL"] });
        }

        var sent = (await cognito.Outbox(pool)).ToDictionary(m => m.Message.Username!);
        Assert.Equal(("Outbox", "Welcome", "Welcome, ana!"), (sent["ana"].Message.Status, sent["ana"].Message.Subject, sent["ana"].Body));
        Assert.Equal(("Failed", "The invitation message of the user pool has no {####} for the temporary password."), (sent["ben"].Message.Status, sent["ben"].Message.LastError));
        sent = (await cognito.Outbox(asking)).ToDictionary(m => m.Message.Username!);
        Assert.Equal(("Your account", "Your username is ana. You sign in with a code, without a password. "), (sent["ana"].Message.Subject, sent["ana"].Body));
        Assert.Equal(("Outbox", "ben: Temporary-1"), (sent["ben"].Message.Status, sent["ben"].Body));
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
    public async Task Verified_aliases_of_others_are_taken_only_by_force()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AliasAttributes = ["email", "phone_number"] });
        await cognito.Invoke(Ana(pool, ("email", "shared@example.com"), ("email_verified", "true")) with { Username = "one" });
        await cognito.Invoke(Ana(pool, ("phone_number", "+15550001234"), ("phone_number_verified", "true")) with { Username = "two" });
        var both = Ana(pool, ("email", "shared@example.com"), ("email_verified", "true"), ("phone_number", "+15550001234"), ("phone_number_verified", "true"));
        await cognito.Refuses(both with { ForceAliasCreation = false }, ErrorCodes.AliasExistsException, "An account with the email already exists.");
        await cognito.Invoke(both with { ForceAliasCreation = true });
        foreach (var alias in new[] { "shared@example.com", "+15550001234" })
            Assert.Equal("ana", (await cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = alias })).Username);
        Assert.Equal(("shared@example.com", "false"), ((await cognito.AttributesOf(pool, "one"))["email"], (await cognito.AttributesOf(pool, "one"))["email_verified"]));
        Assert.Equal("false", (await cognito.AttributesOf(pool, "two"))["phone_number_verified"]);
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
        await Invalid(("email_verified", "true"), "Email is required to verify/un-verify an email");
        await Invalid(("phone_number_verified", "true"), "Phone Number is required to verify/un-verify a phone number");
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

    private static Task<UserPoolType> APasswordless(TestCognito cognito, string? invitation = null) => cognito.APool(p => p with
    {
        SmsConfiguration = TestCognito.SmsSettings,
        AutoVerifiedAttributes = ["email"],
        AdminCreateUserConfig = invitation is null ? null : new() { InviteMessageTemplate = new() { EmailMessage = invitation, EmailSubject = "Welcome" } },
        Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP", "SMS_OTP"] } },
    });

    private static AdminCreateUserRequest Ana(UserPoolType pool, params (string, string)[] attributes) =>
        new() { UserPoolId = pool.Id!, Username = "ana", UserAttributes = TestCognito.Attributes(attributes), MessageAction = MessageActionType.Suppress };
}
