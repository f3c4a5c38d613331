using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Testing;

public sealed partial class TestCognito
{
    /// <summary>As <see cref="ASite"/>, where people may sign in with a code by e-mail; ana has a verified address.</summary>
    public async Task<(UserPoolType Pool, UserPoolClientType Client)> ACodeSite(Func<CreateUserPoolClientRequest, CreateUserPoolClientRequest>? with = null)
    {
        var pool = await APool(p => p with { Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP"] } } });
        await ADomain(pool);
        var client = await AWebClient(pool, c =>
        {
            c = c with { GenerateSecret = false, ExplicitAuthFlows = ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"], PreventUserExistenceErrors = "ENABLED" };
            return with?.Invoke(c) ?? c;
        });
        await AUser(pool);
        return (pool, client);
    }

    public static StartCodeSignInRequest CodeAtSite(UserPoolClientType client, string username = "ana") => new() { Domain = Domain, Parameters = Parameters(client), Username = username, Factor = "EMAIL_OTP" };

    public static AnswerCodeSignInRequest SiteAnswer(UserPoolClientType client, StartCodeSignInResponse asked, string code) =>
        new() { Domain = Domain, Parameters = Parameters(client), Session = asked.Session!, Factor = "EMAIL_OTP", Code = code };
}
