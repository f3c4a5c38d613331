using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminDeleteSoftwareTokenTests : MfaPool
{
    [Fact]
    public async Task A_lost_app_is_asked_for_no_more()
    {
        var secret = await ATotp();
        var session = (await Cognito.StartSignIn(Client)).Session;
        await Cognito.Invoke(Delete("ana"));
        await Cognito.SignIn(Client);
        var user = await Cognito.Invoke(new AdminGetUserRequest { UserPoolId = Pool.Id!, Username = "ana" });
        Assert.Equal((null, null), (user.UserMFASettingList, user.PreferredMfaSetting));
        await Cognito.Refuses(TestCognito.TotpAnswer(Client, session, Cognito.TotpCode(secret)), ErrorCodes.SoftwareTokenMFANotFoundException, "Software Token MFA has not been set up for the user.");
    }

    [Fact]
    public async Task Refuses_users_who_are_unknown_or_unconfirmed()
    {
        await Cognito.RefusesUnknownUser(Delete("nobody"));
        await Cognito.SignUp(Client, "new");
        await Cognito.Refuses(Delete("new"), ErrorCodes.UserNotConfirmedException, "User is not confirmed.");
    }

    private AdminDeleteSoftwareTokenRequest Delete(string name) => new() { UserPoolId = Pool.Id!, Username = name };
}
