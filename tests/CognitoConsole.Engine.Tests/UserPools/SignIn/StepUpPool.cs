using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>A pool that knows every factor and asks for no second one; ana has a verified address. The levels have their default names.</summary>
public abstract class StepUpPool : IAsyncLifetime
{
    protected const string L1 = "urn:cognito:loa:1", L2 = "urn:cognito:loa:2", L3 = "urn:cognito:loa:3", L4 = "urn:cognito:loa:4";
    protected const string NoFactors = "The user has no factors for the requested authentication level.";

    protected TestCognito Cognito { get; } = new();
    protected UserPoolType Pool { get; private set; } = null!;
    protected UserPoolClientType Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Pool = await Cognito.APool(p => p with
        {
            AutoVerifiedAttributes = ["email"],
            SmsConfiguration = TestCognito.SmsSettings,
            Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"] } },
        });
        await Cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = Pool.Id!, WebAuthnConfiguration = new() { RelyingPartyId = "example.com" } });
        Client = await Cognito.AClient(Pool, c => c with { ExplicitAuthFlows = ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"], PreventUserExistenceErrors = "ENABLED" });
        await Cognito.AUser(Pool);
    }

    public ValueTask DisposeAsync() => Cognito.DisposeAsync();

    /// <summary>USER_AUTH with TARGET_ACR_VALUES.</summary>
    protected InitiateAuthRequest Ask(string levels, string? token = null, string? maxAge = null, string username = "ana", params (string Name, string Value)[] more)
    {
        var parameters = new Dictionary<string, string> { ["USERNAME"] = username, ["TARGET_ACR_VALUES"] = levels };
        if (token is not null) parameters["ACCESS_TOKEN"] = token;
        if (maxAge is not null) parameters["MAX_AGE"] = maxAge;
        foreach (var (name, value) in more) parameters[name] = value;
        return new() { ClientId = Client.ClientId!, AuthFlow = AuthFlowType.UserAuth, AuthParameters = parameters };
    }

    protected Task<InitiateAuthResponse> Start(string levels, string? token = null, string? maxAge = null, params (string Name, string Value)[] more) =>
        Cognito.Invoke(Ask(levels, token, maxAge, "ana", more));

    protected static (string, string)[] ByPassword => [("PREFERRED_CHALLENGE", "PASSWORD"), ("PASSWORD", TestCognito.Password)];

    protected Task<RespondToAuthChallengeResponse> Respond(string challenge, string? session, params (string Name, string Value)[] responses) =>
        Cognito.Invoke(TestCognito.Answer(Client, challenge, session, "ana", responses));

    /// <summary>Answers the code that was sent last.</summary>
    protected async Task<AuthenticationResultType> Code(string challenge, string? session)
    {
        var code = await Cognito.NewestCode(Pool);
        // The next code is newer.
        Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        return (await Respond(challenge, session, (challenge + "_CODE", code))).AuthenticationResult!;
    }

    protected async Task<AuthenticationResultType> Totp(string? session, string secret) =>
        (await Respond("SOFTWARE_TOKEN_MFA", session, ("SOFTWARE_TOKEN_MFA_CODE", Cognito.TotpCode(secret)))).AuthenticationResult!;

    /// <summary>ana sets up an authenticator app, while the pool has them; afterwards it asks nobody for a second factor.</summary>
    protected async Task<string> ATotp()
    {
        await SetFirst("PASSWORD", "WEB_AUTHN");
        await Cognito.SetMfa(Pool, "OPTIONAL", totp: true);
        var token = (await Cognito.SignIn(Client)).AccessToken!;
        var secret = await Cognito.ATotp(token);
        await Cognito.SetMfa(Pool, "OFF");
        await SetFirst("PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN");
        return secret;
    }

    protected async Task<TestPasskey> APasskey(TestPasskey? passkey = null)
    {
        passkey ??= new TestPasskey();
        var token = (await Cognito.SignIn(Client)).AccessToken!;
        var options = (await Cognito.Invoke(new StartWebAuthnRegistrationRequest { AccessToken = token })).CredentialCreationOptions!.Value;
        await Cognito.Invoke(new CompleteWebAuthnRegistrationRequest { AccessToken = token, Credential = passkey.Register(options) });
        return passkey;
    }

    protected async Task<AuthenticationResultType> Passkey(InitiateAuthResponse asked, TestPasskey passkey) =>
        (await Respond("WEB_AUTHN", asked.Session, ("CREDENTIAL", passkey.Sign(asked.ChallengeParameters!["CREDENTIAL_REQUEST_OPTIONS"], null)))).AuthenticationResult!;

    protected Task SetFirst(params string[] factors) => Update(p => p with { Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = factors } } });

    /// <summary>Changes the pool, whose other settings stay.</summary>
    protected async Task Update(Func<UpdateUserPoolRequest, UpdateUserPoolRequest> with)
    {
        var pool = (await Cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = Pool.Id! })).UserPool!;
        await Cognito.Invoke(with(new UpdateUserPoolRequest
        {
            UserPoolId = Pool.Id!,
            AutoVerifiedAttributes = pool.AutoVerifiedAttributes,
            SmsConfiguration = pool.SmsConfiguration,
            MfaConfiguration = pool.MfaConfiguration,
            Policies = pool.Policies,
            AcrConfiguration = pool.AcrConfiguration,
            UserPoolTier = pool.UserPoolTier,
        }));
    }

    /// <summary>amr, and behind it acr, of both tokens.</summary>
    protected static string Proven(AuthenticationResultType tokens)
    {
        var id = Of(tokens.IdToken!);
        Assert.Equal(id, Of(tokens.AccessToken!));
        return id;

        static string Of(string token)
        {
            var claims = TestCognito.Claims(token);
            var amr = claims.TryGetProperty("amr", out var methods) ? string.Join(' ', methods.EnumerateArray().Select(m => m.GetString())) : "none";
            return $"{amr}: {(claims.TryGetProperty("acr", out var acr) ? acr.GetString() : "none")}";
        }
    }
}
