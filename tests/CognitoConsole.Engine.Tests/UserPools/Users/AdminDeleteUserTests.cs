using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminDeleteUserTests
{
    [Fact]
    public async Task Leaves_nothing_of_the_user_behind_and_frees_every_name()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AliasAttributes = ["email"], Policies = new() { PasswordPolicy = new() { MinimumLength = 8, PasswordHistorySize = 3 } } });
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        await cognito.Invoke(new AdminSetUserPasswordRequest { UserPoolId = pool.Id!, Username = "ana", Password = "Another-Horse-9", Permanent = true });
        await cognito.Invoke(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "editors" });
        await cognito.Invoke(new AdminAddUserToGroupRequest { UserPoolId = pool.Id!, GroupName = "editors", Username = "ana" });
        var tokens = await cognito.SignIn(client, "ana", "Another-Horse-9");
        await cognito.Invoke(new ForgotPasswordRequest { ClientId = client.ClientId!, Username = "ana" });

        await cognito.Invoke(new AdminDeleteUserRequest { UserPoolId = pool.Id!, Username = "ana@example.com" });
        Assert.Equal(0, await cognito.Database(async db => await Task.FromResult(
            db.CognitoUsers.Count() + db.SignInNames.Count() + db.UserAttributes.Count() + db.RefreshTokens.Count() + db.ConfirmationCodes.Count() + db.PreviousPasswords.Count() + db.GroupMembers.Count() + db.AttemptLimits.Count())));
        await cognito.RefusesUnknownUser(new AdminDeleteUserRequest { UserPoolId = pool.Id!, Username = "ana" });
        await cognito.RefusesUnknownUser(new GetUserRequest { AccessToken = tokens.AccessToken! });
        await cognito.RefusesAsUnauthorized(TestCognito.RefreshAuth(client, tokens.RefreshToken!), "Invalid Refresh Token");

        await cognito.AUser(pool);
        await cognito.RefusesAsUnauthorized(new GetUserRequest { AccessToken = tokens.AccessToken! }, "Access Token has been revoked");
    }
}
