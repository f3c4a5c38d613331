using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>One call of a test with its answer or refusal.</summary>
public sealed record TestStep(string Operation, object Request, object? Response, CognitoException? Refusal);

/// <summary>Who signs in, where and how.</summary>
/// <param name="IsServer">Through the Admin operations, as an app's server would.</param>
/// <param name="Device">A device of an earlier test that this sign-in comes from.</param>
internal sealed record TestSetup(string UserPoolId, string ClientId, string Username, string Password, TestFlow Flow, bool IsServer, string? SecretHash, TestDevice? Device = null)
{
    public TestExtras Extras { get; init; } = new();

    /// <summary>The app client rotates refresh tokens, which another operation then redeems.</summary>
    public bool Rotates { get; init; }

    /// <summary>Null when there is none, or the operator may not see it.</summary>
    public string? ClientSecret { get; init; }
}

/// <summary>A sign-in step by step through the real operations. Nothing of it outlives the screen.</summary>
/// <param name="call">Sends a request; the flag says that it comes from an app, which has no signature.</param>
internal sealed class TestSignInRun(TestSetup setup, Func<object, bool, Task<object>> call, TimeProvider clock)
{
    private SrpClient _srp = new();
    private string _password = setup.Password;

    public List<TestStep> Steps { get; } = [];

    /// <summary>What is waited for; null when it is over.</summary>
    public TestChallenge? Challenge { get; private set; }

    public AuthenticationResultType? Tokens { get; private set; }

    /// <summary>The device of this sign-in, once it was remembered.</summary>
    public TestDevice? Device { get; private set; } = setup.Device;

    /// <summary>The keys that Cognito has given a device it does not know yet; null when it asks for none.</summary>
    public NewDeviceMetadataType? NewDevice { get; private set; }

    public bool KnowsPassword => _password.Length > 0;

    public Task Start()
    {
        var parameters = WithDevice(WithHash(setup.Flow.Parameters(setup.Username, setup.Password, _srp)));
        if (setup.Flow.Name == AuthFlowType.UserAuth)
            foreach (var (name, value) in setup.Extras.Parameters) parameters[name] = value;
        return Take(Initiate(setup.Flow.Name, parameters));
    }

    /// <summary>Answers the challenge with the fields of its form. After a refusal the challenge stays, to be answered again.</summary>
    public Task Answer(IReadOnlyDictionary<string, string> fields)
    {
        var challenge = Challenge!;
        if (fields.GetValueOrDefault("PASSWORD") is { Length: > 0 } password) _password = password;
        switch (challenge.Name)
        {
            case ChallengeNameType.PasswordVerifier:
                // The proof is for the user that the server names.
                var pool = setup.UserPoolId[(setup.UserPoolId.IndexOf('_', StringComparison.Ordinal) + 1)..];
                return Respond(challenge, _srp.Prove(challenge.Parameters, pool, challenge.Parameters["USER_ID_FOR_SRP"], _password, clock.GetUtcNow()));
            case ChallengeNameType.DevicePasswordVerifier:
                return Respond(challenge, _srp.Prove(challenge.Parameters, Device!.GroupKey, Device.Key, Device.Secret, clock.GetUtcNow()));
            case ChallengeNameType.PasswordSrp or ChallengeNameType.DeviceSrpAuth:
                _srp = new();
                return Respond(challenge, new() { ["SRP_A"] = _srp.A });
            case ChallengeNameType.SelectChallenge when fields["ANSWER"] == ChallengeNameType.PasswordSrp:
                _srp = new();
                return Respond(challenge, new() { ["ANSWER"] = fields["ANSWER"], ["SRP_A"] = _srp.A });
            case ChallengeNameType.MfaSetup when fields["FACTOR"] != ChallengeNameType.EmailOtp:
                return Associate(challenge);
            case ChallengeNameType.MfaSetup:
                return Respond(challenge, new() { ["EMAIL"] = fields["EMAIL"] });
            case TestChallenge.VerifyKey:
                return Verify(challenge, fields["USER_CODE"]);
            default:
                return Respond(challenge, new(fields));
        }
    }

    /// <summary>ConfirmDevice with a secret made here; where people are asked first, the answer is yes.</summary>
    public async Task Remember()
    {
        var device = TestDevice.Make(setup.Username, NewDevice!);
        var token = Tokens!.AccessToken!;
        if (await Send(new ConfirmDeviceRequest { AccessToken = token, DeviceKey = device.Key, DeviceName = "Test sign-in of the console", DeviceSecretVerifierConfig = device.Verifier() }) is not ConfirmDeviceResponse confirmed) return;
        (Device, NewDevice) = (device, null);
        if (confirmed.UserConfirmationNecessary == true) await Send(new UpdateDeviceStatusRequest { AccessToken = token, DeviceKey = device.Key, DeviceRememberedStatus = DeviceRememberedStatusType.Remembered });
    }

    public bool MayRefresh => !setup.Rotates || setup.SecretHash is null || setup.ClientSecret is not null;

    public Task Refresh() => Take(setup.Rotates
        ? new GetTokensFromRefreshTokenRequest { RefreshToken = Tokens!.RefreshToken!, ClientId = setup.ClientId, ClientSecret = setup.ClientSecret, DeviceKey = Device?.Key, ClientMetadata = setup.Extras.ClientMetadata }
        : Initiate(AuthFlowType.RefreshTokenAuth, WithDevice(WithHash(new() { ["REFRESH_TOKEN"] = Tokens!.RefreshToken! }))));

    private object Initiate(string flow, Dictionary<string, string> parameters) => setup.IsServer
        ? new AdminInitiateAuthRequest { UserPoolId = setup.UserPoolId, ClientId = setup.ClientId, AuthFlow = flow, AuthParameters = parameters, ClientMetadata = setup.Extras.ClientMetadata, AnalyticsMetadata = setup.Extras.Analytics, ContextData = setup.Extras.Context }
        : new InitiateAuthRequest { ClientId = setup.ClientId, AuthFlow = flow, AuthParameters = parameters, ClientMetadata = setup.Extras.ClientMetadata, AnalyticsMetadata = setup.Extras.Analytics, UserContextData = setup.Extras.UserContext };

    private Task Respond(TestChallenge challenge, Dictionary<string, string> responses)
    {
        responses["USERNAME"] = challenge.Parameters.GetValueOrDefault("USER_ID_FOR_SRP") is { } id && setup.SecretHash is null ? id : setup.Username;
        WithDevice(WithHash(responses));
        return Take(setup.IsServer
            ? new AdminRespondToAuthChallengeRequest { UserPoolId = setup.UserPoolId, ClientId = setup.ClientId, ChallengeName = challenge.Name, Session = challenge.Session, ChallengeResponses = responses, ClientMetadata = setup.Extras.ClientMetadata, AnalyticsMetadata = setup.Extras.Analytics, ContextData = setup.Extras.Context }
            : new RespondToAuthChallengeRequest { ClientId = setup.ClientId, ChallengeName = challenge.Name, Session = challenge.Session, ChallengeResponses = responses, ClientMetadata = setup.Extras.ClientMetadata, AnalyticsMetadata = setup.Extras.Analytics, UserContextData = setup.Extras.UserContext });
    }

    private async Task Associate(TestChallenge challenge)
    {
        if (await Send(new AssociateSoftwareTokenRequest { Session = challenge.Session }) is AssociateSoftwareTokenResponse key)
            Challenge = challenge with { Name = TestChallenge.VerifyKey, Session = key.Session };
    }

    private async Task Verify(TestChallenge challenge, string code)
    {
        if (await Send(new VerifySoftwareTokenRequest { Session = challenge.Session, UserCode = code }) is VerifySoftwareTokenResponse { Status: VerifySoftwareTokenResponseType.Success } verified)
            await Respond(challenge with { Name = ChallengeNameType.MfaSetup, Session = verified.Session }, []);
    }

    private async Task Take(object request)
    {
        var (name, session, parameters, available, tokens) = await Send(request) switch
        {
            InitiateAuthResponse r => (r.ChallengeName, r.Session, r.ChallengeParameters, r.AvailableChallenges, r.AuthenticationResult),
            AdminInitiateAuthResponse r => (r.ChallengeName, r.Session, r.ChallengeParameters, r.AvailableChallenges, r.AuthenticationResult),
            RespondToAuthChallengeResponse r => (r.ChallengeName, r.Session, r.ChallengeParameters, r.AvailableChallenges, r.AuthenticationResult),
            GetTokensFromRefreshTokenResponse r => (null, null, null, null, r.AuthenticationResult),
            AdminRespondToAuthChallengeResponse r => (r.ChallengeName, r.Session, r.ChallengeParameters, r.AvailableChallenges, r.AuthenticationResult),
            _ => default,
        };
        if (tokens is not null)
        {
            // A refresh brings no refresh token of its own.
            Tokens = tokens with { RefreshToken = tokens.RefreshToken ?? Tokens?.RefreshToken };
            Challenge = null;
            NewDevice = tokens.NewDeviceMetadata ?? NewDevice;
        }
        else if (name is not null)
        {
            Challenge = new(name, session, parameters ?? new Dictionary<string, string>(), available ?? []);
        }
    }

    /// <returns>Null when refused.</returns>
    private async Task<object?> Send(object request)
    {
        var operation = Operations.ByRequest[request.GetType()];
        try
        {
            var response = await call(request, operation.Access == OperationAccess.Unsigned);
            Steps.Add(new(operation.Name, request, response, null));
            return response;
        }
        catch (CognitoException refusal)
        {
            Steps.Add(new(operation.Name, request, null, refusal));
            return null;
        }
    }

    private Dictionary<string, string> WithHash(Dictionary<string, string> parameters)
    {
        if (setup.SecretHash is not null) parameters["SECRET_HASH"] = setup.SecretHash;
        return parameters;
    }

    private Dictionary<string, string> WithDevice(Dictionary<string, string> parameters)
    {
        if (Device is not null) parameters["DEVICE_KEY"] = Device.Key;
        return parameters;
    }
}
