using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminGetUserTests
{
    [Fact]
    public async Task Shows_the_whole_user_by_name_alias_or_sub()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AliasAttributes = ["email", "phone_number", "preferred_username"] });
        await cognito.AUser(pool);
        await cognito.SetAttributes(pool, "ana", ("phone_number", "+15550001234"), ("phone_number_verified", "true"), ("preferred_username", "annie"));
        var user = await cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana" });
        Assert.Equal(("ana", true, UserStatusType.Confirmed), (user.Username, user.Enabled, user.UserStatus));
        Assert.Equal(cognito.Clock.GetUtcNow(), user.UserCreateDate);
        Assert.Equal(["email", "email_verified", "phone_number", "phone_number_verified", "preferred_username", "sub"], user.UserAttributes!.Select(a => a.Name).Order());
        foreach (var name in new[] { "ana@example.com", "+15550001234", "annie", user.UserAttributes!.Single(a => a.Name == "sub").Value! })
            Assert.Equal("ana", (await cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = name })).Username);
    }

    [Fact]
    public async Task Always_says_when_a_user_does_not_exist_and_never_finds_another_pools()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var other = await cognito.APool();
        await cognito.AClient(pool, c => c with { PreventUserExistenceErrors = PreventUserExistenceErrorTypes.Enabled });
        var user = await cognito.AUser(other);
        await cognito.RefusesUnknownUser(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana" });
        await cognito.RefusesUnknownUser(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = user.Attributes!.Single(a => a.Name == "sub").Value! });
        await cognito.RefusesUnknownUser(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = Guid.NewGuid().ToString() });
        await cognito.RefusesUnknownPool(new AdminGetUserRequest { UserPoolId = "us-east-1_NoSuchOne", Username = "ana" });
    }

    [Fact]
    public async Task Needs_a_signature()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        Assert.Equal(ErrorCodes.MissingAuthenticationTokenException, (await cognito.Refusal(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana" }, cognito.Anyone)).Code);
    }
}
