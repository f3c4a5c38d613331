using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AssociateSoftwareTokenTests : MfaPool
{
    [Fact]
    public async Task A_seed_that_is_not_verified_changes_nothing()
    {
        var old = await ATotp();
        var session = (await Cognito.StartSignIn(Client)).Session;
        var tokens = (await Cognito.Invoke(TestCognito.TotpAnswer(Client, session, Cognito.TotpCode(old)))).AuthenticationResult!;
        var secret = (await Cognito.Invoke(new AssociateSoftwareTokenRequest { AccessToken = tokens.AccessToken })).SecretCode!;
        Assert.Matches("^[A-Z2-7]{52}$", secret);
        Cognito.Clock.Advance(TimeSpan.FromSeconds(30));
        session = (await Cognito.StartSignIn(Client)).Session;
        await Cognito.Refuses(TestCognito.TotpAnswer(Client, session, Cognito.TotpCode(secret)), ErrorCodes.CodeMismatchException, "Invalid code received for user");
        Assert.NotNull((await Cognito.Invoke(TestCognito.TotpAnswer(Client, session, Cognito.TotpCode(old)))).AuthenticationResult);
    }

    [Fact]
    public async Task A_pool_without_apps_offers_none()
    {
        var token = (await Cognito.SignIn(Client)).AccessToken;
        await Cognito.SetMfa(Pool, "OPTIONAL", sms: true);
        await Cognito.Refuses(new AssociateSoftwareTokenRequest { AccessToken = token }, ErrorCodes.SoftwareTokenMFANotFoundException, "Software Token MFA has not been enabled by the userPool");
    }

    [Fact]
    public async Task Either_a_token_or_a_session_is_needed_and_must_be_right()
    {
        await Cognito.RefusesAsInvalid(new AssociateSoftwareTokenRequest(), "Missing required parameter Session or AccessToken");
        await Cognito.RefusesAsUnauthorized(new AssociateSoftwareTokenRequest { Session = new string('x', 40) }, "Invalid session for the user.");
        await Cognito.RefusesAsUnauthorized(new AssociateSoftwareTokenRequest { AccessToken = "a.b.c" }, "Invalid Access Token");
    }
}
