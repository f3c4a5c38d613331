using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Testing;

public sealed partial class TestCognito
{
    /// <summary>As <see cref="ASite"/>, where passkeys are offered.</summary>
    public async Task<(UserPoolType Pool, UserPoolClientType Client)> APasskeySite(Func<CreateUserPoolClientRequest, CreateUserPoolClientRequest>? with = null)
    {
        var pool = await APool(p => p with { Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "WEB_AUTHN"] } } });
        await ADomain(pool);
        var client = await AWebClient(pool, c =>
        {
            c = c with { GenerateSecret = false, ExplicitAuthFlows = ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"], PreventUserExistenceErrors = "ENABLED" };
            return with?.Invoke(c) ?? c;
        });
        await AUser(pool);
        return (pool, client);
    }

    /// <summary>A passkey for the pages at localhost.</summary>
    public static TestPasskey SitePasskey(bool verifies = true) => new() { Origin = "http://localhost:8080", RelyingParty = "localhost", Verifies = verifies };

    /// <summary>Signs in at the site with the password and adds a passkey.</summary>
    public async Task<TestPasskey> APasskeyAtSite(UserPoolClientType client, string username = "ana")
    {
        var passkey = SitePasskey();
        var session = (await SignInAtSite(client, username)).BrowserSession;
        await Invoke(await RegistrationAtSite(client, session, passkey));
        return passkey;
    }

    public async Task<CompletePasskeyRegistrationRequest> RegistrationAtSite(UserPoolClientType client, string? session, TestPasskey passkey)
    {
        var options = (await Invoke(new StartPasskeyRegistrationRequest { Domain = Domain, Parameters = Parameters(client), BrowserSession = session })).Options!;
        using var question = System.Text.Json.JsonDocument.Parse(options);
        return new() { Domain = Domain, Parameters = Parameters(client), BrowserSession = session, Credential = passkey.Register(question.RootElement).GetRawText() };
    }

    public static StartPasskeySignInRequest PasskeyAtSite(UserPoolClientType client, string username = "ana") => new() { Domain = Domain, Parameters = Parameters(client), Username = username };

    public static AnswerPasskeySignInRequest SiteAnswer(UserPoolClientType client, StartPasskeySignInResponse asked, TestPasskey passkey) =>
        new() { Domain = Domain, Parameters = Parameters(client), Session = asked.Session!, Credential = passkey.Sign(asked.Options!) };
}
