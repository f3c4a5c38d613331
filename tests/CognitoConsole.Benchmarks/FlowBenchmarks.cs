using BenchmarkDotNet.Attributes;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Benchmarks;

/// <summary>
/// Ways to sign in, from its first call to the tokens, with the client's own half of the proofs; sign-up; groups; inline triggers. On SQLite,
/// without HTTP. The clock stands still but for where a flow needs it, so nothing expires.
/// </summary>
public class FlowBenchmarks : IEngineBenchmarks
{
    private const string Define = "event.response[event.request.session.length ? 'issueTokens' : 'challengeName'] = event.request.session.length ? true : 'CUSTOM_CHALLENGE'";
    private const string Create = "event.response.publicChallengeParameters = { question: '1 + 1' }; event.response.privateChallengeParameters = { answer: '2' }";
    private const string Verify = "event.response.answerCorrect = event.request.challengeAnswer === event.request.privateChallengeParameters.answer";
    private const string Claims = "event.response.claimsAndScopeOverrideDetails = { idTokenGeneration: { claimsToAddOrOverride: { plan: 'gold' } } }";

    private readonly TestCognito _cognito = new() { WatchesSecrets = false };
    private readonly TestPasskey _passkey = new();
    private UserPoolType _plain = null!, _emailPool = null!;
    private UserPoolClientType _password = null!, _custom = null!, _claims = null!, _totp = null!, _webAuthn = null!, _email = null!, _remembering = null!;
    private string _secret = "";
    private TestDevice _device = null!;
    private int _next;

    [GlobalSetup]
    public async Task Setup()
    {
        (_plain, _password) = await Pool();
        await _cognito.Invoke(new CreateGroupRequest { UserPoolId = _plain.Id!, GroupName = "staff" });

        var define = await _cognito.AFunction(Define);
        var (create, verify) = (await _cognito.AFunction(Create), await _cognito.AFunction(Verify));
        (_, _custom) = await Pool(p => p with { LambdaConfig = new() { DefineAuthChallenge = define, CreateAuthChallenge = create, VerifyAuthChallengeResponse = verify } });
        var claims = await _cognito.AFunction(Claims);
        (_, _claims) = await Pool(p => p with { LambdaConfig = new() { PreTokenGenerationConfig = new() { LambdaArn = claims, LambdaVersion = "V2_0" } } });

        (var totp, _totp) = await Pool();
        await _cognito.SetMfa(totp, "OPTIONAL", totp: true);
        _secret = await _cognito.ATotp((await _cognito.SignIn(_totp)).AccessToken!);

        (var webAuthn, _webAuthn) = await Pool(p => p with { Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "WEB_AUTHN"] } } });
        await _cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = webAuthn.Id!, WebAuthnConfiguration = new() { RelyingPartyId = "example.com" } });
        var token = (await _cognito.SignIn(_webAuthn)).AccessToken!;
        var options = (await _cognito.Invoke(new StartWebAuthnRegistrationRequest { AccessToken = token })).CredentialCreationOptions!.Value;
        await _cognito.Invoke(new CompleteWebAuthnRegistrationRequest { AccessToken = token, Credential = _passkey.Register(options) });

        (_emailPool, _email) = await Pool(p => p with { Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP"] } } });
        await _cognito.Invoke(new AdminUpdateUserAttributesRequest { UserPoolId = _emailPool.Id!, Username = "ana", UserAttributes = [new() { Name = "email", Value = "ana@example.com" }, new() { Name = "email_verified", Value = "true" }] });

        (_, _remembering) = await Pool(p => p with { DeviceConfiguration = new() { ChallengeRequiredOnNewDevice = true } });
        var tokens = await _cognito.SignIn(_remembering);
        _device = new TestDevice(tokens.NewDeviceMetadata!);
        await _cognito.Invoke(_device.Confirm(tokens.AccessToken!));
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        _passkey.Dispose();
        await _cognito.DisposeAsync();
    }

    [Benchmark]
    public Task Password() => _cognito.SignIn(_password);

    [Benchmark]
    public Task AdminPassword() => Tokens(_cognito.Invoke(TestCognito.AdminPasswordAuth(_password)), r => r.AuthenticationResult);

    [Benchmark]
    public async Task Srp() => Tokens((await _cognito.Invoke(await _cognito.SrpProof(_password))).AuthenticationResult);

    [Benchmark]
    public async Task UserAuthPasskey()
    {
        var asked = await _cognito.Invoke(UserAuth(_webAuthn, "WEB_AUTHN"));
        Tokens((await _cognito.Invoke(TestCognito.Answer(_webAuthn, "WEB_AUTHN", asked.Session, "ana", ("CREDENTIAL", _passkey.Sign(asked.ChallengeParameters!["CREDENTIAL_REQUEST_OPTIONS"]))))).AuthenticationResult);
    }

    /// <summary>With the reading of the code out of the outbox, as an administrator reads it.</summary>
    [Benchmark]
    public async Task UserAuthEmailCode()
    {
        // A person gets 20 codes an hour.
        _cognito.Clock.Advance(TimeSpan.FromMinutes(5));
        var asked = await _cognito.Invoke(UserAuth(_email, "EMAIL_OTP"));
        var newest = (await _cognito.Invoke(new ListOutboxMessagesRequest { UserPoolId = _emailPool.Id!, MaxResults = 1 })).Messages[0].MessageId;
        var text = (await _cognito.Invoke(new GetOutboxMessageRequest { MessageId = newest })).Body!;
        var code = new string([.. text.Where(char.IsAsciiDigit)]);
        Tokens((await _cognito.Invoke(TestCognito.Answer(_email, "EMAIL_OTP", asked.Session, "ana", ("EMAIL_OTP_CODE", code)))).AuthenticationResult);
    }

    [Benchmark]
    public async Task PasswordThenTotp()
    {
        // Each step's code is accepted once.
        _cognito.Clock.Advance(TimeSpan.FromSeconds(30));
        var asked = await _cognito.Invoke(_cognito.PasswordAuth(_totp));
        Tokens((await _cognito.Invoke(TestCognito.TotpAnswer(_totp, asked.Session, _cognito.TotpCode(_secret)))).AuthenticationResult);
    }

    [Benchmark]
    public async Task PasswordThenDevice()
    {
        var request = _cognito.PasswordAuth(_remembering);
        var asked = await _cognito.Invoke(request with { AuthParameters = new Dictionary<string, string>(request.AuthParameters!) { ["DEVICE_KEY"] = _device.Key } });
        Tokens((await _cognito.Invoke(await _device.Proof(_cognito, _remembering, asked.Session))).AuthenticationResult);
    }

    /// <summary>Four runs of three inline functions.</summary>
    [Benchmark]
    public async Task CustomChallenge()
    {
        var asked = await _cognito.Invoke(new InitiateAuthRequest { ClientId = _custom.ClientId!, AuthFlow = AuthFlowType.CustomAuth, AuthParameters = new Dictionary<string, string> { ["USERNAME"] = "ana" } });
        Tokens((await _cognito.Invoke(TestCognito.Answer(_custom, "CUSTOM_CHALLENGE", asked.Session, "ana", ("ANSWER", "2")))).AuthenticationResult);
    }

    /// <summary>Against <see cref="Password"/>: what one inline trigger costs.</summary>
    [Benchmark]
    public Task PasswordWithInlineTrigger() => _cognito.SignIn(_claims);

    [Benchmark]
    public async Task SignUpAndConfirm()
    {
        var name = $"s{++_next:d9}";
        await _cognito.SignUp(_password, name);
        await _cognito.Invoke(new AdminConfirmSignUpRequest { UserPoolId = _plain.Id!, Username = name });
    }

    /// <summary>In and out again.</summary>
    [Benchmark]
    public async Task GroupMembership()
    {
        await _cognito.Invoke(new AdminAddUserToGroupRequest { UserPoolId = _plain.Id!, Username = "ana", GroupName = "staff" });
        await _cognito.Invoke(new AdminRemoveUserFromGroupRequest { UserPoolId = _plain.Id!, Username = "ana", GroupName = "staff" });
    }

    /// <summary>Against <see cref="WrongPasswordOfNobody"/>: whoever measures must not learn who has an account.</summary>
    [Benchmark]
    public Task WrongPassword() => Refused("ana");

    [Benchmark]
    public Task WrongPasswordOfNobody() => Refused("nobody");

    private async Task Refused(string username)
    {
        // Past any lock.
        _cognito.Clock.Advance(TimeSpan.FromMinutes(20));
        try
        {
            await _cognito.Invoke(_cognito.PasswordAuth(_password, username, "Wrong-Horse-9"));
        }
        catch (CognitoException refusal) when (refusal.Code == ErrorCodes.NotAuthorizedException)
        {
            return;
        }

        throw new InvalidOperationException("A wrong password signed in.");
    }

    private async Task<(UserPoolType Pool, UserPoolClientType Client)> Pool(Func<CreateUserPoolRequest, CreateUserPoolRequest>? settings = null)
    {
        var pool = await _cognito.APool(settings);
        var client = await _cognito.AClient(pool, c => c with
        {
            ExplicitAuthFlows = ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
            PreventUserExistenceErrors = "ENABLED",
        });
        await _cognito.AUser(pool);
        return (pool, client);
    }

    private static InitiateAuthRequest UserAuth(UserPoolClientType client, string challenge) => new()
    {
        ClientId = client.ClientId!,
        AuthFlow = AuthFlowType.UserAuth,
        AuthParameters = new Dictionary<string, string> { ["USERNAME"] = "ana", ["PREFERRED_CHALLENGE"] = challenge },
    };

    private static async Task Tokens<T>(Task<T> answer, Func<T, AuthenticationResultType?> result) => Tokens(result(await answer));

    private static void Tokens(AuthenticationResultType? result)
    {
        if (result?.AccessToken is null) throw new InvalidOperationException("The sign-in gave no tokens.");
    }
}
