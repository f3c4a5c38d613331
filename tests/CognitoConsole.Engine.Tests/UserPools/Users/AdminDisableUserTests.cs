using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminDisableUserTests
{
    [Fact]
    public async Task Ends_every_session_and_stops_every_way_in()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        var tokens = await cognito.SignIn(client);
        var proof = await cognito.SrpProof(client);
        await cognito.Invoke(new AdminDisableUserRequest { UserPoolId = pool.Id!, Username = "ana" });

        var user = await cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana" });
        Assert.Equal((false, UserStatusType.Confirmed), (user.Enabled, user.UserStatus));
        await cognito.RefusesAsUnauthorized(new GetUserRequest { AccessToken = tokens.AccessToken! }, "User is disabled.");
        await cognito.RefusesAsUnauthorized(TestCognito.RefreshAuth(client, tokens.RefreshToken!), "Refresh Token has been revoked");
        await cognito.RefusesAsUnauthorized(cognito.PasswordAuth(client), "User is disabled.");
        await cognito.RefusesAsUnauthorized(TestCognito.AdminPasswordAuth(client), "User is disabled.");
        await cognito.RefusesAsUnauthorized(proof, "User is disabled.");
        await cognito.RefusesAsUnauthorized(new ForgotPasswordRequest { ClientId = client.ClientId!, Username = "ana" }, "User is disabled.");
        await cognito.RefusesAsUnauthorized(cognito.PasswordAuth(client, password: "Wrong-Horse-9"), "Incorrect username or password.");
        await cognito.RefusesUnknownUser(new AdminDisableUserRequest { UserPoolId = pool.Id!, Username = "nobody" });
    }
}
