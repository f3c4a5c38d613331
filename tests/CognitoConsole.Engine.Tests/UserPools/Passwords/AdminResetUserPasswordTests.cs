using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminResetUserPasswordTests
{
    [Fact]
    public async Task The_user_is_out_until_a_new_password_is_set_with_the_code()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        var tokens = await cognito.SignIn(client);
        await cognito.Invoke(new AdminResetUserPasswordRequest { UserPoolId = pool.Id!, Username = "ana" });
        Assert.Equal(UserStatusType.ResetRequired, (await cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana" })).UserStatus);
        await cognito.RefusesAsUnauthorized(new GetUserRequest { AccessToken = tokens.AccessToken! }, "Access Token has been revoked");
        await cognito.Refuses(cognito.PasswordAuth(client), ErrorCodes.PasswordResetRequiredException, "Password reset required for the user");
        await cognito.Refuses(await cognito.SrpProof(client), ErrorCodes.PasswordResetRequiredException, "Password reset required for the user");
        await cognito.RefusesAsUnauthorized(cognito.PasswordAuth(client, password: "Wrong-Horse-9"), "Incorrect username or password.");
        await cognito.Invoke(new ConfirmForgotPasswordRequest { ClientId = client.ClientId!, Username = "ana", ConfirmationCode = await cognito.NewestCode(pool), Password = "Another-Horse-9" });
        await cognito.SignIn(client, password: "Another-Horse-9");
    }

    [Fact]
    public async Task Refuses_who_has_no_password_of_his_own_yet_or_cannot_be_reached()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.AnInvitedUser(pool);
        await cognito.RefusesAsUnauthorized(new AdminResetUserPasswordRequest { UserPoolId = pool.Id!, Username = "ana" }, "User password cannot be reset in the current state.");
        await cognito.AUser(pool, "ben");
        await cognito.SetAttributes(pool, "ben", ("email_verified", "false"));
        await cognito.RefusesAsInvalid(new AdminResetUserPasswordRequest { UserPoolId = pool.Id!, Username = "ben" }, "Cannot reset password for the user as there is no registered/verified email or phone_number");
        await cognito.RefusesUnknownUser(new AdminResetUserPasswordRequest { UserPoolId = pool.Id!, Username = "nobody" });
    }
}
