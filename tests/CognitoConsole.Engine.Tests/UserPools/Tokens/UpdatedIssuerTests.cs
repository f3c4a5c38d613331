using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>Two issuers of one pool: new tokens name the one that is set, and this server takes both.</summary>
public sealed class UpdatedIssuerTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync() => (_pool, _client) = await _cognito.ASite();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    private string Original => $"http://localhost:8080/{_pool.Id}";

    private string Updated => $"http://localhost:8080/issuer/{_pool.Id}";

    [Fact, Shows("UserPool.IssuerConfiguration.Type")]
    public async Task Tokens_name_the_issuer_that_is_set()
    {
        foreach (var (type, issuer) in new[] { (null, Original), (IssuerType.Updated, Updated), (IssuerType.Original, Original) })
        {
            await Set(type);
            var tokens = await _cognito.TokensFromSite(_client);
            var viaApi = await _cognito.SignIn(_client);
            foreach (var token in new[] { tokens.AccessToken, tokens.IdToken!, viaApi.AccessToken!, viaApi.IdToken! }) Assert.Equal(issuer, Issuer(token));
            var refreshed = await _cognito.Invoke(new RedeemRefreshTokenRequest { Domain = TestCognito.Domain, Client = new(_client.ClientId, null), RefreshToken = tokens.RefreshToken });
            Assert.Equal(issuer, Issuer(refreshed.AccessToken));
        }
    }

    [Fact]
    public async Task Tokens_of_before_a_change_are_taken_after_it()
    {
        var identities = await _cognito.AnIdentityPool(_client);
        var before = await TokensAre();
        await Set(IssuerType.Updated);
        var after = await TokensAre();
        foreach (var (site, api, id) in new[] { before, after })
        {
            Assert.Equal("ana", (await _cognito.Invoke(new GetUserRequest { AccessToken = api })).Username);
            Assert.Equal("ana", (await _cognito.Invoke(new GetUserInfoRequest { Domain = TestCognito.Domain, AccessToken = site })).Claims["username"]);
            // The provider's name stays; the issuers themselves are other spellings of it.
            var identity = await _cognito.AnIdentity(identities, Logins(TestCognito.ProviderOf(_client), id));
            foreach (var name in new[] { Original, Updated }) Assert.Equal(identity, await _cognito.AnIdentity(identities, Logins(name["http://".Length..], id)));
        }
    }

    [Fact]
    public async Task An_issuer_that_is_neither_is_refused()
    {
        var other = await _cognito.APool(p => p with { IssuerConfiguration = new() { Type = IssuerType.Updated } });
        var client = await _cognito.AClient(other);
        await _cognito.AUser(other);
        var identities = await _cognito.AnIdentityPool(_client);
        var token = (await _cognito.SignIn(client)).IdToken!;
        Assert.Equal(ErrorCodes.NotAuthorizedException, (await _cognito.Refusal(new GetIdRequest { IdentityPoolId = identities.IdentityPoolId, Logins = Logins(TestCognito.ProviderOf(_client), token) })).Code);
    }

    [Fact]
    public async Task A_role_trusts_the_issuer_that_IAM_knows()
    {
        await Set(IssuerType.Updated);
        var token = (await _cognito.SignIn(_client)).IdToken!;
        var url = Updated["http://".Length..];
        await _cognito.Invoke(new CreateRoleRequest
        {
            RoleName = "app",
            AssumeRolePolicyDocument = $$$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/{{{{url}}}}"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"{{{{url}}}}:aud":"{{{{_client.ClientId}}}}"}}}]}""",
        });
        var request = new AssumeRoleWithWebIdentityRequest { RoleArn = "arn:aws:iam::123456789012:role/app", RoleSessionName = "session", WebIdentityToken = token };
        Assert.StartsWith("No OpenIDConnect provider found", (await _cognito.Refusal(request)).Message, StringComparison.Ordinal);
        await _cognito.Invoke(new CreateOpenIDConnectProviderRequest { Url = "https://" + url, ClientIDList = [_client.ClientId!] });
        Assert.Equal(TestCognito.Claims(token).GetProperty("sub").GetString(), (await _cognito.Invoke(request)).SubjectFromWebIdentityToken);
    }

    [Fact]
    public async Task Each_discovery_document_names_its_own_issuer_whichever_is_set()
    {
        foreach (var type in new[] { IssuerType.Original, IssuerType.Updated })
        {
            await Set(type);
            foreach (var (updated, issuer) in new[] { (false, Original), (true, Updated) })
            {
                var document = JsonDocument.Parse((await _cognito.Invoke(new GetOpenIdConfigurationRequest { UserPoolId = _pool.Id!, Updated = updated })).Document).RootElement;
                Assert.Equal((issuer, issuer + "/.well-known/jwks.json"), (document.GetProperty("issuer").GetString(), document.GetProperty("jwks_uri").GetString()));
            }
        }
    }

    [Fact]
    public async Task A_token_for_registration_may_name_either()
    {
        await _cognito.Registers(_pool, d => d with { OpenDcrEnabled = false });
        var (_, before) = await _cognito.ARegistrar(_pool);
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, IssuerConfiguration = new() { Type = IssuerType.Updated }, DcrConfiguration = new() { EnableStatus = StatusType.Enabled } });
        var (_, after) = await _cognito.ARegistrar(_pool);
        Assert.Equal((Original, Updated), (Issuer(before), Issuer(after)));
        foreach (var token in new[] { before, after }) Assert.NotNull(await _cognito.Register(new() { RedirectUris = [TestCognito.Callback] }, token));
    }

    private async Task<(string Site, string Api, string Id)> TokensAre()
    {
        var viaApi = await _cognito.SignIn(_client);
        return ((await _cognito.TokensFromSite(_client)).AccessToken, viaApi.AccessToken!, viaApi.IdToken!);
    }

    private Task Set(string? type) => _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, IssuerConfiguration = type is null ? null : new() { Type = type } });

    private static Dictionary<string, string> Logins(string provider, string token) => new() { [provider] = token };

    private static string? Issuer(string token) => TestCognito.Claims(token).GetProperty("iss").GetString();
}
