using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListRoleTrustTests : IAsyncLifetime
{
    private const string NoTagging = "\"sts:AssumeRoleWithWebIdentity\"";
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;
    private UserPoolClientType _client = null!;
    private IReadOnlyDictionary<string, string> _logins = null!;
    private string _ana = null!;
    private string _guest = null!;

    public async ValueTask InitializeAsync()
    {
        (_pool, _client, _logins) = await _cognito.AnApp(p => p with { DeveloperProviderName = "login.my.dev" });
        _ana = await _cognito.AnIdentity(_pool, _logins);
        _guest = await _cognito.AnIdentity(_pool);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    private string Client => $"{TestCognito.ProviderOf(_client)}:{_client.ClientId}";

    [Fact]
    public async Task A_role_of_guests_is_none_of_signed_in_people_and_the_other_way_round()
    {
        var guests = await _cognito.AnIamRole("Guests", TestCognito.TrustIn(_pool.IdentityPoolId, "unauthenticated"));
        Assert.Equal([(null, null), (Client, RoleTrust.NotTrusted), ("login.my.dev", RoleTrust.NotTrusted)], await Refusals(guests));
        Assert.Equal((true, false), await Earnest(guests));
        var users = await _cognito.AnIamRole("Users", TestCognito.TrustIn(_pool.IdentityPoolId));
        Assert.Equal([(null, RoleTrust.NotTrusted), (Client, null), ("login.my.dev", null)], await Refusals(users));
        Assert.Equal((false, true), await Earnest(users));
    }

    [Fact]
    public async Task Another_pools_role_one_of_the_account_and_one_that_is_gone_let_nobody_in()
    {
        foreach (var role in new[] { await _cognito.AnIamRole("Foreign", TestCognito.TrustIn("us-east-1:00000000-0000-0000-0000-000000000001")), await _cognito.AnIamRole("Account", TestCognito.TrustInAccount) })
        {
            Assert.All(await Refusals(role), r => Assert.Equal(RoleTrust.NotTrusted, r.Refusal));
            Assert.Equal((false, false), await Earnest(role));
        }

        Assert.All(await Refusals("arn:aws:iam::123456789012:role/Gone"), r => Assert.Equal(RoleTrust.NoRole, r.Refusal));
        Assert.Equal((false, false), await Earnest("arn:aws:iam::123456789012:role/Gone"));
    }

    [Fact]
    public async Task Whom_a_policy_names_may_come_and_nobody_else()
    {
        var role = await _cognito.AnIamRole("One", TestCognito.TrustIn(_pool.IdentityPoolId, $"{TestCognito.ProviderOf(_client)}:CognitoSignIn:*"));
        Assert.Equal([(null, RoleTrust.NotTrusted), (Client, null), ("login.my.dev", RoleTrust.NotTrusted)], await Refusals(role));
    }

    [Fact]
    public async Task Tags_are_asked_about_where_the_pool_makes_them()
    {
        var role = await _cognito.AnIamRole("Tagless", TestCognito.TrustIn(_pool.IdentityPoolId, actions: NoTagging));
        var before = (await Ask(role)).Single(t => t.Provider == Client);
        Assert.Equal((null, false), (before.Refusal, before.AllowsTags));
        Assert.Equal((false, true), await Earnest(role));
        await _cognito.Invoke(new SetPrincipalTagAttributeMapRequest { IdentityPoolId = _pool.IdentityPoolId, IdentityProviderName = TestCognito.ProviderOf(_client), UseDefaults = true });
        Assert.Equal([(null, RoleTrust.NotTrusted), (Client, RoleTrust.NoTags), ("login.my.dev", null)], await Refusals(role));
        Assert.Equal((false, false), await Earnest(role));
        Assert.True((await Ask(await _cognito.AnIamRole("Tags", TestCognito.TrustIn(_pool.IdentityPoolId)))).Single(t => t.Provider == Client).AllowsTags);
    }

    [Fact]
    public async Task An_app_client_is_named_as_the_pool_names_it()
    {
        var issuer = _cognito.Options.Issuer(_client.UserPoolId!, "us-east-1");
        var name = issuer[(issuer.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var pool = await _cognito.AnIdentityPool(p => p with { CognitoIdentityProviders = [new() { ProviderName = name, ClientId = _client.ClientId }] });
        var role = await _cognito.AnIamRole("Here", TestCognito.TrustIn(pool.IdentityPoolId));
        Assert.Equal([null, $"{name}:{_client.ClientId}"], (await Ask(role, pool)).Select(t => t.Provider));
    }

    [Fact]
    public async Task Of_roles_at_another_STS_nothing_is_said()
    {
        _cognito.Options.OutsideSts = new(new Uri("https://sts.example.com"), [], true);
        Assert.Empty(await Ask("arn:aws:iam::999988887777:role/Visitors"));
    }

    [Fact]
    public async Task A_pool_that_is_not_there_and_no_roles_are_refused()
    {
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new ListRoleTrustRequest { IdentityPoolId = "us-east-1:0", RoleArns = ["arn:aws:iam::123456789012:role/Any"] })).Code);
        Assert.Equal(ErrorCodes.ValidationException, (await _cognito.Refusal(new ListRoleTrustRequest { IdentityPoolId = _pool.IdentityPoolId, RoleArns = [] })).Code);
    }

    /// <summary>Do guests, and does ana, get credentials once the role is theirs?</summary>
    private async Task<(bool Guests, bool Ana)> Earnest(string role)
    {
        await _cognito.Invoke(new SetIdentityPoolRolesRequest { IdentityPoolId = _pool.IdentityPoolId, Roles = new Dictionary<string, string> { ["authenticated"] = role, ["unauthenticated"] = role } });
        return (await Gets(_guest, null), await Gets(_ana, _logins));
    }

    private async Task<bool> Gets(string identityId, IReadOnlyDictionary<string, string>? logins)
    {
        try
        {
            await _cognito.CredentialsOf(identityId, logins);
            return true;
        }
        catch (CognitoException refused)
        {
            Assert.Equal(ErrorCodes.InvalidIdentityPoolConfigurationException, refused.Code);
            return false;
        }
    }

    private async Task<IEnumerable<(string? Provider, string? Refusal)>> Refusals(string role) => (await Ask(role)).Select(t => (t.Provider, t.Refusal));

    private async Task<IReadOnlyList<RoleTrust>> Ask(string role, IdentityPool? pool = null) =>
        (await _cognito.Invoke(new ListRoleTrustRequest { IdentityPoolId = (pool ?? _pool).IdentityPoolId, RoleArns = [role] })).Trust;
}
