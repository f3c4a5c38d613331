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
        await cognito.Refuses(new AdminUpdateUserAttributesRequest { UserPoolId = pool.Id!, Username = "ben", UserAttributes = TestCognito.Attributes(("email_verified", "true")) }, ErrorCodes.AliasExistsException, "An account with the email already exists.");
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
