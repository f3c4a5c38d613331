using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.Extensions;

/// <summary>Who may register, how often, and what a stranger's app gets of somebody's session.</summary>
public sealed class RegistrationAttackTests : IAsyncLifetime
{
    private static readonly ClientRegistrationMetadata App = new() { ClientName = "Agent", RedirectUris = [TestCognito.Callback] };
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    /// <summary>A link of a stranger's must not be enough to get what somebody's session could give.</summary>
    [Fact]
    public async Task A_session_alone_gives_a_registered_app_nothing()
    {
        await _cognito.Registers(_pool);
        await _cognito.AUser(_pool);
        var regular = await _cognito.AWebClient(_pool);
        var session = (await _cognito.SignInAtSite(regular)).BrowserSession;
        var registered = await Describe((await _cognito.Register(App)).ClientId);
        AuthorizeRequest Ask(UserPoolClientType client) => new() { Domain = TestCognito.Domain, BrowserSession = session, Parameters = TestCognito.Parameters(client) };

        Assert.Contains("code=", (await _cognito.Invoke(Ask(regular))).Location!, StringComparison.Ordinal);
        Assert.Null((await _cognito.Invoke(Ask(registered))).Location);
        Assert.Contains("error=login_required", (await _cognito.Invoke(Ask(registered) with { Parameters = TestCognito.Parameters(registered) with { Prompt = "none" } })).Location!, StringComparison.Ordinal);
        var page = (await _cognito.Invoke(new DescribeLoginRequest { Domain = TestCognito.Domain, BrowserSession = session, Parameters = TestCognito.Parameters(registered) })).Page!;
        Assert.Equal(("ana", "app.example.com"), (page.SignedInUsername, page.RegisteredAppAt));
        Assert.Null((await _cognito.Invoke(new DescribeLoginRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(regular) })).Page!.RegisteredAppAt);
        Assert.Contains("code=", (await _cognito.Invoke(Ask(registered) with { IsConfirmed = true })).Location!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_counts_while_its_holder_may_register()
    {
        await _cognito.Registers(_pool, d => d with { OpenDcrEnabled = false });
        var (client, token) = await _cognito.ARegistrar(_pool);
        Assert.NotNull(await _cognito.Register(App, token));

        var web = await _cognito.AWebClient(_pool, c => c with { AllowedOAuthScopes = ["openid", TestCognito.RegisterScope] });
        await _cognito.AUser(_pool);
        var person = await _cognito.TokensFromSite(web, TestCognito.Parameters(web) with { Scope = $"openid {TestCognito.RegisterScope}" });
        Assert.NotNull(await _cognito.Register(App, person.AccessToken));
        var without = await _cognito.TokensFromSite(web, TestCognito.Parameters(web) with { Scope = "openid" });
        foreach (var other in new[] { without.AccessToken, person.IdToken!, person.RefreshToken!, "", "a.b.c", TestCognito.Altered(token) })
            Assert.Equal(ErrorCodes.InvalidToken, (await Refused(App, other)).Code);

        await _cognito.Invoke(new AdminUserGlobalSignOutRequest { UserPoolId = _pool.Id!, Username = "ana" });
        Assert.Equal(ErrorCodes.InvalidToken, (await Refused(App, person.AccessToken)).Code);
        await _cognito.Invoke(new UpdateUserPoolClientRequest { UserPoolId = _pool.Id!, ClientId = client.ClientId!, AllowedOAuthFlows = ["client_credentials"], AllowedOAuthScopes = ["openid"], AllowedOAuthFlowsUserPoolClient = true });
        Assert.Equal(ErrorCodes.InvalidToken, (await Refused(App, token)).Code);
        var (_, late) = await _cognito.ARegistrar(_pool);
        _cognito.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(ErrorCodes.InvalidToken, (await Refused(App, late)).Code);
    }

    [Fact]
    public async Task A_token_of_another_pool_is_none_and_no_way_round_open_registration()
    {
        await _cognito.Registers(_pool);
        var other = await _cognito.APool();
        await _cognito.ADomain(other, "other");
        await _cognito.Registers(other);
        var (_, token) = await _cognito.ARegistrar(other, "other");
        Assert.Equal(ErrorCodes.InvalidToken, (await Refused(App, token)).Code);
    }

    [Fact]
    public async Task Where_registration_is_off_the_scope_does_not_exist()
    {
        var asks = new CreateUserPoolClientRequest { UserPoolId = _pool.Id!, ClientName = "c", GenerateSecret = true, AllowedOAuthFlows = ["client_credentials"], AllowedOAuthScopes = [TestCognito.RegisterScope], AllowedOAuthFlowsUserPoolClient = true };
        Assert.Equal(ErrorCodes.ScopeDoesNotExistException, (await _cognito.Refusal(asks)).Code);
        await _cognito.Registers(_pool);
        var (client, _) = await _cognito.ARegistrar(_pool);
        await _cognito.Registers(_pool, d => d with { EnableStatus = StatusType.Disabled });
        Assert.Equal(ErrorCodes.InvalidScope, (await _cognito.Refusal(new RedeemClientCredentialsRequest { Domain = TestCognito.Domain, Client = new(client.ClientId, client.ClientSecret) })).Code);
    }

    [Fact]
    public async Task Open_registration_has_its_hourly_limits()
    {
        await using var cognito = new TestCognito(options: new EngineOptions { RegistrationsPerAddressAndHour = 2, RegistrationsPerPoolAndHour = 4 });
        var pool = await cognito.APool();
        await cognito.Registers(pool);
        var request = TestCognito.Registration(App);
        Caller From(string address) => new Caller.HostedUI { IpAddress = address };

        // What is refused anyhow does not count.
        for (var i = 0; i < 5; i++) Assert.Equal(ErrorCodes.InvalidRedirectUri, (await cognito.Refusal(TestCognito.Registration(App with { RedirectUris = [] }), From("192.0.2.1"))).Code);
        for (var i = 0; i < 2; i++) await cognito.Invoke(request, From("192.0.2.1"));
        Assert.Equal(ErrorCodes.TooManyRequestsException, (await cognito.Refusal(request, From("192.0.2.1"))).Code);
        Assert.Equal(ErrorCodes.TooManyRequestsException, (await cognito.Refusal(request, From("::ffff:192.0.2.1"))).Code);
        // A network of IPv6 is one.
        await cognito.Invoke(request, From("2001:db8:0:1::1"));
        await cognito.Invoke(request, From("2001:db8:0:1:ffff::2"));
        Assert.Equal(ErrorCodes.TooManyRequestsException, (await cognito.Refusal(request, From("2001:db8:0:1::3"))).Code);
        // The pool's are used up, for whoever comes.
        Assert.Equal(ErrorCodes.TooManyRequestsException, (await cognito.Refusal(request, From("192.0.2.9"))).Code);
        // With a token there is none of this.
        var (_, token) = await cognito.ARegistrar(pool);
        await cognito.Invoke(request with { AccessToken = token }, From("192.0.2.1"));
        cognito.Clock.Advance(TimeSpan.FromHours(1));
        await cognito.Invoke(request, From("192.0.2.1"));
    }

    [Fact]
    public async Task A_pool_has_no_more_than_a_thousand_clients_this_way_either()
    {
        await _cognito.Registers(_pool);
        await _cognito.Database(async db =>
        {
            for (var i = 0; i < 1000; i++)
                db.UserPoolClients.Add(new() { UserPoolId = _pool.Id!, ClientId = $"c{i}", ClientName = "c", ExplicitAuthFlows = [], CreationDate = _cognito.Clock.GetUtcNow(), LastModifiedDate = _cognito.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        var refusal = await Refused(App);
        Assert.Equal((ErrorCodes.AccessDenied, 403), (refusal.Code, refusal.Status));
    }

    [Fact]
    public async Task Audit_says_who_registered_what_and_never_the_secret()
    {
        await _cognito.Registers(_pool);
        var answer = await _cognito.Register(App);
        var entry = await _cognito.Database(db => db.AuditEntries.SingleAsync(a => a.Action == "cognito-console:RegisterClient"));
        Assert.Equal(("hosted-ui", "192.0.2.7", _pool.Id), (entry.CallerName, entry.IpAddress, entry.ResourceId));
        Assert.Contains(answer.ClientId, entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.ClientSecret!, entry.Changes, StringComparison.Ordinal);
    }

    private Task<CognitoException> Refused(ClientRegistrationMetadata metadata, string? token = null) => _cognito.Refusal(TestCognito.Registration(metadata, token));

    private async Task<UserPoolClientType> Describe(string clientId) => (await _cognito.Invoke(new DescribeUserPoolClientRequest { UserPoolId = _pool.Id!, ClientId = clientId })).UserPoolClient!;
}
