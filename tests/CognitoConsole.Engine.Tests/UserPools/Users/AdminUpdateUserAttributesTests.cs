using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminUpdateUserAttributesTests
{
    [Theory]
    [InlineData("email", "Email is required to verify/un-verify an email")]
    [InlineData("phone_number", "Phone Number is required to verify/un-verify a phone number")]
    public async Task What_is_not_there_is_neither_verified_nor_un_verified(string attribute, string text)
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.AnInvitedUser(pool, "ben");
        var value = attribute == "email" ? "ben@example.com" : "+14325559934";
        await Refuses((attribute + "_verified", "true"));
        await Refuses((attribute + "_verified", "false"));
        await cognito.SetAttributes(pool, "ben", (attribute, value), (attribute + "_verified", "true"));
        await Refuses((attribute, ""), (attribute + "_verified", "true"));
        await cognito.SetAttributes(pool, "ben", (attribute + "_verified", "false"));
        await cognito.SetAttributes(pool, "ben", (attribute, ""), (attribute + "_verified", ""));
        Assert.Equal(["sub"], (await cognito.AttributesOf(pool, "ben")).Keys);

        Task Refuses(params (string Name, string Value)[] attributes) =>
            cognito.RefusesAsInvalid(new AdminUpdateUserAttributesRequest { UserPoolId = pool.Id!, Username = "ben", UserAttributes = TestCognito.Attributes(attributes) }, text);
    }

    [Fact]
    public async Task A_new_email_is_unverified_unless_the_administrator_says_otherwise()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AliasAttributes = ["email"] });
        await cognito.AUser(pool);
        await cognito.SetAttributes(pool, "ana", ("email", "new@example.com"));
        Assert.Equal(("new@example.com", "false"), ((await cognito.AttributesOf(pool, "ana"))["email"], (await cognito.AttributesOf(pool, "ana"))["email_verified"]));
        await cognito.RefusesUnknownUser(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana@example.com" });
        await cognito.RefusesUnknownUser(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "new@example.com" });
        await cognito.SetAttributes(pool, "ana", ("email_verified", "true"));
        Assert.Equal("ana", (await cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "new@example.com" })).Username);
        await cognito.SetAttributes(pool, "ana", ("email", "newer@example.com"), ("email_verified", "true"));
        Assert.Equal("ana", (await cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "newer@example.com" })).Username);
    }

    [Fact]
    public async Task Refuses_an_alias_that_somebody_else_has()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AliasAttributes = ["email"] });
        await cognito.AUser(pool, "ana");
        await cognito.AUser(pool, "ben");
        await cognito.SetAttributes(pool, "ben", ("email", "ana@example.com"));
        var asked = new AdminUpdateUserAttributesRequest { UserPoolId = pool.Id!, Username = "ben", UserAttributes = TestCognito.Attributes(("email_verified", "true")) };
        await cognito.Refuses(asked, ErrorCodes.AliasExistsException, "An account with the email already exists.");
        Assert.Equal("userAttributes.email", Assert.Single((await cognito.Refusal(asked)).Fields).Path);
        Assert.Equal("ana", (await cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana@example.com" })).Username);
    }

    [Fact]
    public async Task Changing_the_email_that_is_the_user_name_changes_the_sign_in_name()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { UsernameAttributes = ["email"] });
        var client = await cognito.AClient(pool);
        var user = await cognito.AUser(pool, "ana");
        await cognito.AUser(pool, "ben");
        await cognito.SetAttributes(pool, "ana@example.com", ("email", "new@example.com"));
        Assert.Equal(user.Username, TestCognito.Claims((await cognito.SignIn(client, "new@example.com")).AccessToken!).GetProperty("username").GetString());
        await cognito.RefusesUnknownUser(cognito.PasswordAuth(client, "ana@example.com"));
        await cognito.Refuses(new AdminUpdateUserAttributesRequest { UserPoolId = pool.Id!, Username = "new@example.com", UserAttributes = TestCognito.Attributes(("email", "ben@example.com")) }, ErrorCodes.AliasExistsException, "An account with the given email already exists.");
    }

    [Fact]
    [Shows("UserPool.UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate")]
    public async Task Where_the_pool_keeps_the_original_it_stays_until_the_code_comes()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { UsernameAttributes = ["email"], AutoVerifiedAttributes = ["email"], UserAttributeUpdateSettings = new() { AttributesRequireVerificationBeforeUpdate = ["email"] } });
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        await cognito.SetAttributes(pool, "ana@example.com", ("email", "new@example.org"), ("email_verified", "false"), ("nickname", "annie"));
        Assert.Equal(("ana@example.com", "true", "annie"), await Shown("ana@example.com"));
        Assert.Equal(new Dictionary<string, string> { ["email"] = "new@example.org" }, (await cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana@example.com" })).WaitingAttributes);
        Assert.Equal("new@example.org", Assert.Single(await cognito.Outbox(pool)).Message.Destination);

        var token = (await cognito.SignIn(client, "ana@example.com")).AccessToken!;
        await cognito.RefusesUnknownUser(cognito.PasswordAuth(client, "new@example.org"));
        await cognito.Invoke(new VerifyUserAttributeRequest { AccessToken = token, AttributeName = "email", Code = await cognito.NewestCode(pool) });
        Assert.Equal(("new@example.org", "true", "annie"), await Shown("new@example.org"));
        Assert.Null((await cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "new@example.org" })).WaitingAttributes);

        async Task<(string, string, string)> Shown(string name) => (await cognito.AttributesOf(pool, name)) is var a ? (a["email"], a["email_verified"], a["nickname"]) : default;
    }

    [Fact]
    public async Task What_the_administrator_vouches_for_holds_at_once_and_no_code_goes_out()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { UsernameAttributes = ["email"], AutoVerifiedAttributes = ["email"], UserAttributeUpdateSettings = new() { AttributesRequireVerificationBeforeUpdate = ["email"] } });
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        await cognito.SetAttributes(pool, "ana@example.com", ("email", "waiting@example.org"));
        var code = await cognito.NewestCode(pool);
        await cognito.SetAttributes(pool, "ana@example.com", ("email", "new@example.org"), ("email_verified", "true"));
        Assert.Single(await cognito.Outbox(pool));
        var token = (await cognito.SignIn(client, "new@example.org")).AccessToken!;
        await cognito.Refuses(new VerifyUserAttributeRequest { AccessToken = token, AttributeName = "email", Code = code }, ErrorCodes.ExpiredCodeException, "Invalid code provided, please request a code again.");
        Assert.Equal("new@example.org", (await cognito.AttributesOf(pool, "new@example.org"))["email"]);
    }

    [Theory]
    [InlineData("email", "new@example.org", "EMAIL")]
    [InlineData("phone_number", "+15550009999", "SMS")]
    public async Task A_new_address_that_the_pool_verifies_gets_a_code_unless_it_is_marked_as_verified(string attribute, string value, string medium)
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AutoVerifiedAttributes = [attribute], SmsConfiguration = TestCognito.SmsSettings });
        await cognito.AUser(pool);
        await cognito.SetAttributes(pool, "ana", (attribute == "email" ? "phone_number" : "email", attribute == "email" ? "+15550008888" : "other@example.org"));
        await cognito.SetAttributes(pool, "ana", (attribute, value), (attribute + "_verified", "true"));
        await cognito.SetAttributes(pool, "ana", (attribute, value));
        Assert.Empty(await cognito.Outbox(pool));
        Assert.Equal("true", (await cognito.AttributesOf(pool, "ana"))[attribute + "_verified"]);

        await cognito.SetAttributes(pool, "ana", (attribute, value + "1"));
        Assert.Equal((medium, value + "1"), Assert.Single(await cognito.Outbox(pool)) is var m ? (m.Message.Medium, m.Message.Destination) : default);
        Assert.Equal((value + "1", "false"), await cognito.AttributesOf(pool, "ana") is var a ? (a[attribute], a[attribute + "_verified"]) : default);
    }

    /// <summary>A mistyped address is corrected before it has served: nobody could enter a code, and the next invitation goes where it should.</summary>
    [Fact]
    public async Task Nothing_waits_for_somebody_who_has_not_signed_in_yet()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AutoVerifiedAttributes = ["email"], UserAttributeUpdateSettings = new() { AttributesRequireVerificationBeforeUpdate = ["email"] } });
        await cognito.AnInvitedUser(pool, "ana", "Temporary-1", ("email", "typo@example.com"));
        await cognito.SetAttributes(pool, "ana", ("email", "ana@example.com"));
        Assert.Equal("ana@example.com", (await cognito.AttributesOf(pool, "ana"))["email"]);
        cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await cognito.Invoke(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "ana", MessageAction = MessageActionType.Resend, DesiredDeliveryMediums = ["EMAIL"] });
        Assert.All(await cognito.Outbox(pool), m => Assert.Equal("ana@example.com", m.Message.Destination));

        var client = await cognito.AClient(pool);
        await cognito.SignUp(client, "ben");
        var sent = (await cognito.Outbox(pool)).Count;
        await cognito.SetAttributes(pool, "ben", ("email", "ben.new@example.com"));
        Assert.Equal(sent, (await cognito.Outbox(pool)).Count);
        cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await cognito.Invoke(new ResendConfirmationCodeRequest { ClientId = client.ClientId!, Username = "ben" });
        Assert.Contains(await cognito.Outbox(pool), m => m.Message.Destination == "ben.new@example.com");
    }

    [Fact]
    public async Task An_immutable_attribute_is_set_once()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { Schema = [new() { Name = "badge", Mutable = false, AttributeDataType = AttributeDataType.String }] });
        await cognito.AnInvitedUser(pool, "ana", "Temporary-1", ("custom:badge", "7"));
        await cognito.SetAttributes(pool, "ana", ("custom:badge", "7"));
        await cognito.RefusesAsInvalid(new AdminUpdateUserAttributesRequest { UserPoolId = pool.Id!, Username = "ana", UserAttributes = TestCognito.Attributes(("custom:badge", "8")) }, "user.custom:badge: Attribute cannot be updated.");
        await cognito.RefusesUnknownUser(new AdminUpdateUserAttributesRequest { UserPoolId = pool.Id!, Username = "nobody", UserAttributes = TestCognito.Attributes(("name", "x")) });
    }

    [Fact]
    public async Task One_value_that_serves_as_two_names_stays_until_both_are_gone()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AliasAttributes = ["email", "preferred_username"] });
        await cognito.AUser(pool);
        await cognito.SetAttributes(pool, "ana", ("preferred_username", "ana"));
        await cognito.SetAttributes(pool, "ana", ("preferred_username", "ana@example.com"));
        Assert.Equal("ana", (await cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana" })).Username);
        await cognito.Invoke(new AdminDeleteUserAttributesRequest { UserPoolId = pool.Id!, Username = "ana", UserAttributeNames = ["email"] });
        Assert.Equal("ana", (await cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana@example.com" })).Username);
        await cognito.Invoke(new AdminDeleteUserAttributesRequest { UserPoolId = pool.Id!, Username = "ana", UserAttributeNames = ["preferred_username"] });
        await cognito.RefusesUnknownUser(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana@example.com" });
    }
}
