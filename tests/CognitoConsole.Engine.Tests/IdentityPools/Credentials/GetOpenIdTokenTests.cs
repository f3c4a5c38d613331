using System.Text;
using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class GetOpenIdTokenTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;
    private UserPoolClientType _client = null!;
    private IReadOnlyDictionary<string, string> _logins = null!;

    public async ValueTask InitializeAsync() => (_pool, _client, _logins) = await _cognito.AnApp(p => p with { AllowClassicFlow = true });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Says_who_it_is_and_how_he_signed_in()
    {
        var id = await _cognito.AnIdentity(_pool, _logins);
        var answer = await _cognito.Invoke(new GetOpenIdTokenRequest { IdentityId = id, Logins = _logins });
        var claims = TestCognito.Claims(answer.Token!);
        var provider = TestCognito.ProviderOf(_client);
        var sub = TestCognito.Claims(_logins.Values.Single()).GetProperty("sub").GetString();
        Assert.Equal((id, id, _pool.IdentityPoolId, "https://cognito-identity.amazonaws.com"), (answer.IdentityId, claims.GetProperty("sub").GetString(), claims.GetProperty("aud").GetString(), claims.GetProperty("iss").GetString()));
        Assert.Equal(["authenticated", provider, $"{provider}:CognitoSignIn:{sub}"], claims.GetProperty("amr").EnumerateArray().Select(a => a.GetString()!));
        Assert.Equal(_cognito.ArnOf(_pool), claims.GetProperty("https://cognito-identity.amazonaws.com/identity-pool-arn").GetString());
        Assert.Equal(600, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
        var header = JsonDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(Pad(answer.Token!.Split('.')[0])))).RootElement;
        Assert.Equal(("RS512", "JWS"), (header.GetProperty("alg").GetString(), header.GetProperty("typ").GetString()));
    }

    [Fact]
    public async Task Calls_a_guest_unauthenticated()
    {
        var guest = await _cognito.AnIdentity(_pool);
        var claims = TestCognito.Claims((await _cognito.Invoke(new GetOpenIdTokenRequest { IdentityId = guest })).Token!);
        Assert.Equal(["unauthenticated"], claims.GetProperty("amr").EnumerateArray().Select(a => a.GetString()!));
    }

    [Fact]
    public async Task Is_refused_where_the_basic_flow_is_off_or_roles_are_mapped()
    {
        var off = await _cognito.AnIdentityPool(_client);
        var refusal = await _cognito.Refusal(new GetOpenIdTokenRequest { IdentityId = await _cognito.AnIdentity(off) });
        Assert.Equal((ErrorCodes.NotAuthorizedException, "Basic (classic) flow is not enabled, please use enhanced flow."), (refusal.Code, refusal.Message));

        await _cognito.Invoke(new SetIdentityPoolRolesRequest
        {
            IdentityPoolId = _pool.IdentityPoolId,
            Roles = new Dictionary<string, string>(),
            RoleMappings = new Dictionary<string, RoleMapping> { [$"{TestCognito.ProviderOf(_client)}:{_client.ClientId}"] = new() { Type = "Token", AmbiguousRoleResolution = "Deny" } },
        });
        refusal = await _cognito.Refusal(new GetOpenIdTokenRequest { IdentityId = await _cognito.AnIdentity(_pool) });
        Assert.Equal("Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.", refusal.Message);
    }

    /// <summary>Whoever takes such a token would otherwise have the identity for ever, and without the tags that its policies ask about.</summary>
    [Fact]
    public async Task Of_a_developers_token_it_keeps_the_tags_and_the_end()
    {
        var pool = await _cognito.AnIdentityPool(p => p with { AllowClassicFlow = true, DeveloperProviderName = "login.my.dev" });
        var given = await _cognito.Invoke(new GetOpenIdTokenForDeveloperIdentityRequest
        {
            IdentityPoolId = pool.IdentityPoolId,
            Logins = new Dictionary<string, string> { ["login.my.dev"] = "user-42" },
            PrincipalTags = new Dictionary<string, string> { ["tier"] = "gold" },
            TokenDuration = 900,
        });
        var first = await Renewed(given.Token!, 600);
        _cognito.Clock.Advance(TimeSpan.FromSeconds(400));
        await Renewed(first, 200);
        _cognito.Clock.Advance(TimeSpan.FromSeconds(450));
        await Renewed(given.Token!, 50);

        async Task<string> Renewed(string login, int seconds)
        {
            var token = (await _cognito.Invoke(new GetOpenIdTokenRequest { IdentityId = given.IdentityId!, Logins = new Dictionary<string, string> { ["cognito-identity.amazonaws.com"] = login } })).Token!;
            var claims = TestCognito.Claims(token);
            Assert.Equal(seconds, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
            Assert.Equal("gold", claims.GetProperty("https://aws.amazon.com/tags").GetProperty("principal_tags").GetProperty("tier")[0].GetString());
            return token;
        }
    }

    [Fact]
    public async Task Wants_the_login_of_the_identity()
    {
        var id = await _cognito.AnIdentity(_pool, _logins);
        Assert.Equal("Logins don't match. Please include at least one valid login for this identity or identity pool.", (await _cognito.Refusal(new GetOpenIdTokenRequest { IdentityId = id })).Message);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new GetOpenIdTokenRequest { IdentityId = "us-east-1:0" })).Code);
    }

    private static string Pad(string part) => part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '=');
}
