using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminDeleteUserAttributesTests
{
    [Fact]
    public async Task Takes_the_alias_and_the_verified_flag_with_the_email()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AliasAttributes = ["email"] });
        await cognito.AUser(pool);
        await cognito.SetAttributes(pool, "ana", ("nickname", "annie"));
        await cognito.Invoke(new AdminDeleteUserAttributesRequest { UserPoolId = pool.Id!, Username = "ana@example.com", UserAttributeNames = ["email", "nickname", "nickname"] });
        Assert.Equal(["sub"], (await cognito.AttributesOf(pool, "ana")).Keys);
        await cognito.RefusesUnknownUser(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana@example.com" });
        Assert.Empty((await cognito.Invoke(new ListUsersRequest { UserPoolId = pool.Id!, Filter = "email ^= \"ana\"" })).Users!);
    }

    [Fact]
    public async Task Refuses_required_immutable_and_unknown_attributes()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { Schema = [new() { Name = "email", Required = true }, new() { Name = "badge", Mutable = false, AttributeDataType = AttributeDataType.String }] });
        await cognito.AnInvitedUser(pool, "ana", "Temporary-1", ("email", "ana@example.com"), ("custom:badge", "7"));
        await cognito.RefusesAsInvalid(Delete("email"), "Attributes did not conform to the schema: email: The attribute is required\n");
        await cognito.RefusesAsInvalid(Delete("custom:badge"), "user.custom:badge: Attribute cannot be updated.");
        await cognito.RefusesAsInvalid(Delete("custom:none"), "Attributes did not conform to the schema: custom:none: Attribute does not exist in the schema.\n");
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(Delete("sub"))).Code);

        AdminDeleteUserAttributesRequest Delete(string name) => new() { UserPoolId = pool.Id!, Username = "ana", UserAttributeNames = [name] };
    }

    [Fact]
    public async Task The_email_that_is_the_user_name_cannot_be_taken_away()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { UsernameAttributes = ["email"] });
        var user = await cognito.AUser(pool);
        await cognito.RefusesAsInvalid(new AdminDeleteUserAttributesRequest { UserPoolId = pool.Id!, Username = user.Username!, UserAttributeNames = ["email"] }, "Attributes did not conform to the schema: email: The attribute is required\n");
        await cognito.RefusesAsInvalid(new AdminUpdateUserAttributesRequest { UserPoolId = pool.Id!, Username = user.Username!, UserAttributes = TestCognito.Attributes(("email", "")) }, "Attributes did not conform to the schema: email: The attribute is required\n");
    }
}
