using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class VerifySoftwareTokenTests : MfaPool
{
    [Fact]
    public async Task A_verified_app_is_there_but_not_on_until_it_is_preferred()
    {
        var token = (await Cognito.SignIn(Client)).AccessToken;
        var secret = (await Cognito.Invoke(new AssociateSoftwareTokenRequest { AccessToken = token })).SecretCode!;
        await Cognito.Refuses(Verify(token, Cognito.WrongTotpCode(secret)), ErrorCodes.EnableSoftwareTokenMFAException, "Code mismatch");
        Assert.Equal("SUCCESS", (await Cognito.Invoke(Verify(token, Cognito.TotpCode(secret)))).Status);
        Assert.Contains(AuthFactorType.SoftwareToken, (await Cognito.Invoke(new GetUserAuthFactorsRequest { AccessToken = token! })).ConfiguredUserAuthFactors!);
        await Cognito.SignIn(Client);
    }

    [Fact]
    public async Task A_seed_is_verified_once()
    {
        var token = (await Cognito.SignIn(Client)).AccessToken;
        await Cognito.Refuses(Verify(token, "123456"), ErrorCodes.SoftwareTokenMFANotFoundException, "Software Token MFA has not been set up for the user.");
        var secret = (await Cognito.Invoke(new AssociateSoftwareTokenRequest { AccessToken = token })).SecretCode!;
        await Cognito.Invoke(Verify(token, Cognito.TotpCode(secret)));
        Assert.Equal(ErrorCodes.SoftwareTokenMFANotFoundException, (await Cognito.Refusal(Verify(token, Cognito.TotpCode(secret)))).Code);
    }

    [Fact]
    public async Task Either_a_token_or_a_session_is_needed()
    {
        await Cognito.RefusesAsInvalid(new VerifySoftwareTokenRequest { UserCode = "123456" }, "Missing required parameter Session or AccessToken");
        await Cognito.RefusesAsUnauthorized(new VerifySoftwareTokenRequest { Session = new string('x', 40), UserCode = "123456" }, "Invalid session for the user.");
    }

    private static VerifySoftwareTokenRequest Verify(string? token, string code) => new() { AccessToken = token, UserCode = code };
}
