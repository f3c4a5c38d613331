using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>A pool whose users may have passkeys for example.com; a client; ana with her access token.</summary>
public abstract class PasskeyPool : IAsyncLifetime
{
    protected TestCognito Cognito { get; } = new();
    protected UserPoolType Pool { get; private set; } = null!;
    protected UserPoolClientType Client { get; private set; } = null!;
    protected string Token { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Pool = await Cognito.APool(p => p with { Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "WEB_AUTHN"] } } });
        await Configure(new() { RelyingPartyId = "example.com" });
        Client = await Cognito.AClient(Pool, c => c with { ExplicitAuthFlows = ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"], PreventUserExistenceErrors = "ENABLED" });
        await Cognito.AUser(Pool);
        Token = (await Cognito.SignIn(Client)).AccessToken!;
    }

    public ValueTask DisposeAsync() => Cognito.DisposeAsync();

    protected Task Configure(WebAuthnConfigurationType configuration) => Cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = Pool.Id!, WebAuthnConfiguration = configuration });

    protected async Task<CompleteWebAuthnRegistrationRequest> Registration(TestPasskey passkey, string? token = null)
    {
        var options = (await Cognito.Invoke(new StartWebAuthnRegistrationRequest { AccessToken = token ?? Token })).CredentialCreationOptions!.Value;
        return new() { AccessToken = token ?? Token, Credential = passkey.Register(options) };
    }

    protected async Task<TestPasskey> APasskey(string? token = null, TestPasskey? passkey = null)
    {
        passkey ??= new TestPasskey();
        await Cognito.Invoke(await Registration(passkey, token));
        return passkey;
    }

    protected InitiateAuthRequest Start(string username = "ana", string? preferred = "WEB_AUTHN")
    {
        var parameters = new Dictionary<string, string> { ["USERNAME"] = username };
        if (preferred is not null) parameters["PREFERRED_CHALLENGE"] = preferred;
        return new() { ClientId = Client.ClientId!, AuthFlow = AuthFlowType.UserAuth, AuthParameters = parameters };
    }

    protected RespondToAuthChallengeRequest Answer(InitiateAuthResponse asked, TestPasskey passkey, string username = "ana", string? userHandle = null) => TestCognito.Answer(
        Client, "WEB_AUTHN", asked.Session, username, ("CREDENTIAL", passkey.Sign(asked.ChallengeParameters!["CREDENTIAL_REQUEST_OPTIONS"], userHandle)));
}
