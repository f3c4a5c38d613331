using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>One address that tries one password on many accounts.</summary>
public sealed class AddressLimitTests : IAsyncLifetime
{
    private const int Limit = 6;
    private const string Attacker = "198.51.100.7";

    private readonly TestCognito _cognito = new(options: new EngineOptions { FailuresPerAddressAndHour = Limit });
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool();
        _client = await Client(_pool);
        for (var i = 0; i < Limit + 2; i++) await _cognito.AUser(_pool, $"user{i}");
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Theory]
    [InlineData(Attacker, Attacker)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9")]
    public async Task Beyond_the_limit_even_the_right_password_is_refused_unseen(string address, string again)
    {
        await UseUp(address);

        var refusal = await Refusal(_cognito.PasswordAuth(_client, "user7"), again);
        Assert.Equal((ErrorCodes.TooManyRequestsException, "Rate exceeded"), (refusal.Code, refusal.Message));
        // Nobody learns who exists, and nobody is locked by it.
        var nobody = await Refusal(_cognito.PasswordAuth(_client, "nobody-else"), again);
        Assert.Equal((refusal.Code, refusal.Message), (nobody.Code, nobody.Message));
        Assert.NotNull((await _cognito.Invoke(_cognito.PasswordAuth(_client, "user7"), TestCognito.From("198.51.100.8"))).AuthenticationResult);
    }

    [Fact]
    public async Task Every_way_to_prove_something_is_closed_to_the_address()
    {
        var srp = await _cognito.SrpProof(_client, "user7");
        await UseUp(Attacker);

        Assert.Equal(ErrorCodes.TooManyRequestsException, (await Refusal(srp, Attacker)).Code);
        var admin = TestCognito.AdminPasswordAuth(_client, "user7") with { ContextData = new() { IpAddress = Attacker, ServerName = "shop", ServerPath = "/", HttpHeaders = [] } };
        Assert.Equal(ErrorCodes.TooManyRequestsException, (await _cognito.Refusal(admin)).Code);
    }

    [Fact]
    public async Task Refresh_tokens_and_other_pools_are_not_concerned()
    {
        var tokens = await _cognito.SignIn(_client, "user7");
        await UseUp(Attacker);

        var refresh = new InitiateAuthRequest { ClientId = _client.ClientId!, AuthFlow = AuthFlowType.RefreshTokenAuth, AuthParameters = new Dictionary<string, string> { ["REFRESH_TOKEN"] = tokens.RefreshToken! } };
        Assert.NotNull((await _cognito.Invoke(refresh, TestCognito.From(Attacker))).AuthenticationResult);
        var other = await _cognito.APool();
        await _cognito.AUser(other);
        Assert.NotNull((await _cognito.Invoke(_cognito.PasswordAuth(await Client(other)), TestCognito.From(Attacker))).AuthenticationResult);
    }

    [Fact]
    public async Task The_hour_over_the_address_begins_anew()
    {
        await UseUp(Attacker);
        _cognito.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(ErrorCodes.TooManyRequestsException, (await Refusal(_cognito.PasswordAuth(_client, "user7"), Attacker)).Code);

        _cognito.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotNull((await _cognito.Invoke(_cognito.PasswordAuth(_client, "user7"), TestCognito.From(Attacker))).AuthenticationResult);
    }

    [Fact]
    public async Task A_server_that_does_not_say_whence_its_people_come_is_not_limited()
    {
        await UseUp("192.0.2.1");
        Assert.NotNull((await _cognito.Invoke(TestCognito.AdminPasswordAuth(_client, "user7"))).AuthenticationResult);
    }

    [Fact]
    public async Task A_burst_gets_no_more_guesses_than_a_row()
    {
        var (_, refusals) = await _cognito.AtOnce(40, i => _cognito.PasswordAuth(_client, $"nobody{i}", "Wrong-Horse-9"), TestCognito.From(Attacker));
        Assert.Equal((Limit, 40 - Limit), (refusals.Count(r => r.Code == ErrorCodes.NotAuthorizedException), refusals.Count(r => r.Code == ErrorCodes.TooManyRequestsException)));
        Assert.Equal(ErrorCodes.TooManyRequestsException, (await Refusal(_cognito.PasswordAuth(_client, "user7"), Attacker)).Code);
    }

    /// <summary>Half the names are nobody's: stolen lists are like that.</summary>
    private async Task UseUp(string address)
    {
        // What is right uses nothing up.
        for (var i = 0; i < Limit + 1; i++) await _cognito.Invoke(_cognito.PasswordAuth(_client, "user7"), TestCognito.From(address));
        for (var i = 0; i < Limit; i++)
        {
            var refusal = await Refusal(_cognito.PasswordAuth(_client, i % 2 == 0 ? $"user{i}" : $"nobody{i}", "Wrong-Horse-9"), address);
            Assert.Equal((ErrorCodes.NotAuthorizedException, "Incorrect username or password."), (refusal.Code, refusal.Message));
        }
    }

    private Task<UserPoolClientType> Client(UserPoolType pool) => _cognito.AClient(pool, c => c with
    {
        ExplicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        PreventUserExistenceErrors = "ENABLED",
    });

    private Task<CognitoException> Refusal<T>(IRequest<T> request, string address) => _cognito.Refusal(request, TestCognito.From(address));
}
