using System.Text.Json;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Testing;

public sealed partial class TestCognito
{
    public const string Domain = "my-app";
    public const string Callback = "https://app.example.com/callback";
    public const string CodeVerifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public const string CodeChallenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    /// <summary>Gives the pool the sign-in site <see cref="Domain"/>.</summary>
    /// <param name="version">2 for managed login.</param>
    public async Task ADomain(UserPoolType pool, string domain = Domain, int version = 1)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        db.UserPoolDomains.Add(new UserPoolDomain { Domain = domain, UserPoolId = pool.Id!, ManagedLoginVersion = version, CreationDate = Clock.GetUtcNow() });
        await db.SaveChangesAsync();
    }

    /// <summary>Gives the pool a sign-in site at a host name of its own.</summary>
    public Task ACustomDomain(UserPoolType pool, string host) => Invoke(new CreateUserPoolDomainRequest
    {
        UserPoolId = pool.Id!,
        Domain = host,
        CustomDomainConfig = new CustomDomainConfigType { CertificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/1" },
    });

    /// <summary>An API with its scopes.</summary>
    public async Task AResourceServer(UserPoolType pool, string identifier, params string[] scopes)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        db.ResourceServers.Add(new ResourceServer
        {
            UserPoolId = pool.Id!,
            Identifier = identifier,
            Name = identifier,
            Scopes = [.. scopes.Select(s => new ResourceServerScopeType { ScopeName = s, ScopeDescription = s })],
        });
        await db.SaveChangesAsync();
    }

    /// <summary>A pool with a site, a public client of the code flow, and ana.</summary>
    public async Task<(UserPoolType Pool, UserPoolClientType Client)> ASite(Func<CreateUserPoolClientRequest, CreateUserPoolClientRequest>? with = null)
    {
        var pool = await APool();
        await ADomain(pool);
        var client = await AWebClient(pool, c => with?.Invoke(c with { GenerateSecret = false }) ?? c with { GenerateSecret = false });
        await AUser(pool);
        return (pool, client);
    }

    public static AuthorizationParameters Parameters(UserPoolClientType client) => new()
    {
        ClientId = client.ClientId,
        ResponseType = "code",
        RedirectUri = Callback,
        Scope = "openid email",
        State = "state-1",
        CodeChallenge = CodeChallenge,
        CodeChallengeMethod = "S256",
    };

    /// <summary>Signs in at the site.</summary>
    public Task<StartBrowserSessionResponse> SignInAtSite(UserPoolClientType client, string username = "ana", string password = Password, AuthorizationParameters? parameters = null) =>
        Invoke(new StartBrowserSessionRequest { Domain = Domain, Parameters = parameters ?? Parameters(client), Username = username, Password = password });

    /// <summary>Signs in at the site and takes the code.</summary>
    public async Task<string> ACode(UserPoolClientType client, AuthorizationParameters? parameters = null) =>
        Member((await SignInAtSite(client, parameters: parameters)).Location!, "code");

    public static RedeemAuthorizationCodeRequest Redeem(UserPoolClientType client, string code) => new()
    {
        Domain = Domain,
        Client = new ClientCredentials(client.ClientId, client.ClientSecret),
        Code = code,
        RedirectUri = Callback,
        CodeVerifier = CodeVerifier,
    };

    /// <summary>Signs in at the site and takes the tokens.</summary>
    public async Task<TokenEndpointResponse> TokensFromSite(UserPoolClientType client, AuthorizationParameters? parameters = null) =>
        await Invoke(Redeem(client, await ACode(client, parameters)));

    /// <summary>A member of an address's query or fragment.</summary>
    public static string Member(string location, string name) =>
        Uri.UnescapeDataString(location.Split('?', '&', '#').Single(p => p.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..].Replace('+', ' '));

    /// <summary>A token of base64 with another character in its last part, whatever it ends in.</summary>
    public static string Altered(string token) => $"{token[..^10]}{(token[^10] == 'A' ? 'B' : 'A')}{token[^9..]}";

    /// <summary>Payload of a token, without checking it.</summary>
    public static JsonElement Claims(string token)
    {
        var part = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        return JsonDocument.Parse(Convert.FromBase64String(part.PadRight((part.Length + 3) / 4 * 4, '='))).RootElement;
    }
}
