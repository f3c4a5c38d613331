using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>Nobody is offered what nobody in the pool can be offered: a list of factors that no user has would tell that the name is free.</summary>
public sealed class SimulatedChoicesTests : IAsyncLifetime
{
    private const string Hash = "$2b$05$CCCCCCCCCCCCCCCCCCCCC.iQECjjk0SlKXH2LxWxjKKRvCAM5GoR.";
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool(p => p with { AutoVerifiedAttributes = ["email"], Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP", "WEB_AUTHN"] } } });
        await _cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = _pool.Id!, WebAuthnConfiguration = new() { RelyingPartyId = "example.com" } });
        _client = await _cognito.AClient(_pool, c => c with { ExplicitAuthFlows = ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"], PreventUserExistenceErrors = "ENABLED" });
        // Everybody has a password: signed up, invited, and one whose password is his own by now.
        await _cognito.SignUp(_client, "eva");
        await _cognito.Invoke(new ConfirmSignUpRequest { ClientId = _client.ClientId!, Username = "eva", ConfirmationCode = await _cognito.NewestCode(_pool) });
        await _cognito.AnInvitedUser(_pool, "inv");
        await _cognito.AnInvitedUser(_pool, "ben", attributes: [("email", "ben@example.com"), ("email_verified", "true")]);
        await _cognito.Invoke(new AdminSetUserPasswordRequest { UserPoolId = _pool.Id!, Username = "ben", Password = TestCognito.Password, Permanent = true });
        _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Where_everybody_has_a_password_nobody_is_without()
    {
        await AreOffered("PASSWORD_SRP PASSWORD", "PASSWORD_SRP PASSWORD EMAIL_OTP");
        Assert.Equal("PASSWORD_SRP PASSWORD EMAIL_OTP", await Offered("eva"));
    }

    [Theory]
    [InlineData("SignUp")]
    [InlineData("AdminCreateUser")]
    [InlineData("import")]
    public async Task Where_somebody_has_none_some_have_none(string way)
    {
        await (way switch
        {
            "SignUp" => _cognito.Invoke(new SignUpRequest { ClientId = _client.ClientId!, Username = "kim", UserAttributes = TestCognito.Attributes(("email", "kim@example.com")) }),
            "AdminCreateUser" => _cognito.Invoke(new AdminCreateUserRequest { UserPoolId = _pool.Id!, Username = "kim", MessageAction = "SUPPRESS", UserAttributes = TestCognito.Attributes(("email", "kim@example.com"), ("email_verified", "true")) }),
            _ => (Task)_cognito.Import(await _cognito.AnImportJob(_pool, null, ["cognito:username=kim", "email=kim@example.com", "email_verified=true"])),
        });
        // An import writes past everything that keeps copies: they are a second old at most.
        _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        if (way == "SignUp") await _cognito.Invoke(new ConfirmSignUpRequest { ClientId = _client.ClientId!, Username = "kim", ConfirmationCode = await _cognito.NewestCode(_pool) });
        Assert.Equal("EMAIL_OTP", await Offered("kim"));
        await AreOffered("EMAIL_OTP", "PASSWORD_SRP PASSWORD", "PASSWORD_SRP PASSWORD EMAIL_OTP");
        // It stays so, or the lists would change the other way when the last one sets a password.
        await _cognito.Invoke(new AdminSetUserPasswordRequest { UserPoolId = _pool.Id!, Username = "kim", Password = TestCognito.Password, Permanent = true });
        await AreOffered("EMAIL_OTP", "PASSWORD_SRP PASSWORD", "PASSWORD_SRP PASSWORD EMAIL_OTP");
    }

    [Fact]
    public async Task Where_somebody_came_with_a_hash_some_have_come_with_one()
    {
        await _cognito.Import(await _cognito.AnImportJob(_pool, "BCRYPT", ["cognito:username=kim", "email=kim@example.com", "email_verified=true", $"password_hash={Hash}"]));
        _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("PASSWORD EMAIL_OTP", await Offered("kim"));
        await AreOffered("PASSWORD", "PASSWORD EMAIL_OTP", "PASSWORD_SRP PASSWORD", "PASSWORD_SRP PASSWORD EMAIL_OTP");
    }

    [Fact]
    public async Task Where_somebody_has_a_passkey_some_have_one()
    {
        using var passkey = new TestPasskey();
        var token = (await _cognito.SignIn(_client, "ben")).AccessToken!;
        var options = (await _cognito.Invoke(new StartWebAuthnRegistrationRequest { AccessToken = token })).CredentialCreationOptions!.Value;
        await _cognito.Invoke(new CompleteWebAuthnRegistrationRequest { AccessToken = token, Credential = passkey.Register(options) });
        await AreOffered("PASSWORD_SRP PASSWORD", "PASSWORD_SRP PASSWORD EMAIL_OTP", "PASSWORD_SRP PASSWORD EMAIL_OTP WEB_AUTHN", "PASSWORD_SRP PASSWORD WEB_AUTHN");
    }

    [Fact]
    public async Task A_sign_up_that_fails_tells_nothing_of_the_pool_and_a_note_is_no_change_of_its_settings()
    {
        var before = await _cognito.Pools.Pool(_pool.Id!);
        var taken = new SignUpRequest { ClientId = _client.ClientId!, Username = "eva", UserAttributes = TestCognito.Attributes(("email", "kim@example.com")) };
        await _cognito.Refuses(taken, Contracts.ErrorCodes.UsernameExistsException, "User already exists");
        await AreOffered("PASSWORD_SRP PASSWORD", "PASSWORD_SRP PASSWORD EMAIL_OTP");
        await _cognito.Invoke(taken with { Username = "kim" });
        var after = await _cognito.Pools.Pool(_pool.Id!);
        Assert.Equal((before.Version, before.LastModifiedDate), (after.Version, after.LastModifiedDate));
        Assert.NotEqual(before.UserKinds, after.UserKinds);
    }

    /// <summary>The lists that a hundred names get which nobody has.</summary>
    private async Task AreOffered(params string[] lists)
    {
        var offered = new HashSet<string>();
        for (var i = 0; i < 100; i++) offered.Add(await Offered($"nb{i}"));
        Assert.Equal(lists, offered.Order(StringComparer.Ordinal));
    }

    private async Task<string> Offered(string username) => string.Join(' ', (await _cognito.Invoke(new InitiateAuthRequest
    {
        ClientId = _client.ClientId!,
        AuthFlow = AuthFlowType.UserAuth,
        AuthParameters = new Dictionary<string, string> { ["USERNAME"] = username },
    })).AvailableChallenges!);
}
