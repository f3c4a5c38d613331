using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class CompletePasskeyRegistrationTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync() => (_pool, _client) = await _cognito.APasskeySite();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task It_is_added_once_seen_through_the_API_and_audited()
    {
        using var passkey = TestCognito.SitePasskey();
        var request = await _cognito.RegistrationAtSite(_client, (await _cognito.SignInAtSite(_client)).BrowserSession, passkey);
        await _cognito.Invoke(request);
        await _cognito.Refuses(request, ErrorCodes.WebAuthnChallengeNotFoundException, "The registration was not started, has expired or was finished already.");
        Assert.Contains("WEB_AUTHN", (await _cognito.Invoke(new AdminGetUserAuthFactorsRequest { UserPoolId = _pool.Id!, Username = "ana" })).ConfiguredUserAuthFactors!);
        var entries = (await _cognito.Invoke(new ListAuditEntriesRequest { ResourceId = _pool.Id! })).Entries;
        Assert.Contains(entries, e => e.Action == "cognito-console:CompletePasskeyRegistration");
    }

    [Fact]
    public async Task Another_persons_browser_adds_nothing()
    {
        await _cognito.AUser(_pool, "ben");
        using var passkey = TestCognito.SitePasskey();
        var request = await _cognito.RegistrationAtSite(_client, (await _cognito.SignInAtSite(_client)).BrowserSession, passkey);
        var bens = (await _cognito.SignInAtSite(_client, "ben")).BrowserSession;
        Assert.Equal(ErrorCodes.WebAuthnChallengeNotFoundException, (await _cognito.Refusal(request with { BrowserSession = bens })).Code);
        await _cognito.RefusesAsUnauthorized(request with { BrowserSession = null }, "Invalid session for the user.");
        await _cognito.Refuses(request with { Credential = "no json" }, ErrorCodes.WebAuthnCredentialNotSupportedException, "The passkey is not valid or of a kind that is not supported.");
        await _cognito.Invoke(request);
    }

    [Fact]
    public async Task One_made_at_another_address_is_refused()
    {
        using var passkey = new TestPasskey { Origin = "https://evil.example.com", RelyingParty = "localhost" };
        var request = await _cognito.RegistrationAtSite(_client, (await _cognito.SignInAtSite(_client)).BrowserSession, passkey);
        Assert.Equal(ErrorCodes.WebAuthnOriginNotAllowedException, (await _cognito.Refusal(request)).Code);
    }
}
