using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Testing;

public sealed partial class TestCognito
{
    // Making a key takes a fifth of a second. The tests of one run share these; each engine hands out each of them once.
    private static readonly Lazy<JwtSigningKey[]> SpareKeys = new(() => [.. Enumerable.Range(0, SigningKeys.Spares).Select(_ => JwtSigningKey.Generate())]);

    public PoolDirectory Pools => Get<PoolDirectory>();

    /// <summary>A pool with defaults. Change the request with <paramref name="with"/>: <c>APool(p => p with { AliasAttributes = ["email"] })</c>.</summary>
    public async Task<UserPoolType> APool(Func<CreateUserPoolRequest, CreateUserPoolRequest>? with = null)
    {
        var request = new CreateUserPoolRequest { PoolName = "Test pool" };
        return (await Invoke(with?.Invoke(request) ?? request)).UserPool!;
    }

    /// <summary>A public app client whose sign-in flows are all on.</summary>
    public Task<UserPoolClientType> AClient(UserPoolType pool, Func<CreateUserPoolClientRequest, CreateUserPoolClientRequest>? with = null) => AClient(pool.Id!, with);

    public async Task<UserPoolClientType> AClient(string userPoolId, Func<CreateUserPoolClientRequest, CreateUserPoolClientRequest>? with = null)
    {
        var request = new CreateUserPoolClientRequest
        {
            UserPoolId = userPoolId,
            ClientName = "Test client",
            ExplicitAuthFlows =
            [
                ExplicitAuthFlowsType.AllowUserPasswordAuth, ExplicitAuthFlowsType.AllowUserSrpAuth, ExplicitAuthFlowsType.AllowAdminUserPasswordAuth,
                ExplicitAuthFlowsType.AllowRefreshTokenAuth,
            ],
        };
        return (await Invoke(with?.Invoke(request) ?? request)).UserPoolClient!;
    }

    /// <summary>A confidential app client of the code flow, with one callback URL.</summary>
    public Task<UserPoolClientType> AWebClient(UserPoolType pool, Func<CreateUserPoolClientRequest, CreateUserPoolClientRequest>? with = null) => AClient(pool, c =>
    {
        c = c with
        {
            GenerateSecret = true,
            CallbackURLs = ["https://app.example.com/callback"],
            LogoutURLs = ["https://app.example.com/"],
            SupportedIdentityProviders = ["COGNITO"],
            AllowedOAuthFlows = [OAuthFlowType.Code],
            AllowedOAuthScopes = ["openid", "email", "profile"],
            AllowedOAuthFlowsUserPoolClient = true,
        };
        return with?.Invoke(c) ?? c;
    });

    private static SigningKeys WithSpareKeys(TimeProvider clock)
    {
        var keys = new SigningKeys(clock);
        foreach (var key in SpareKeys.Value) keys.Offer(key);
        return keys;
    }

    private T Get<T>()
        where T : notnull => (T)Services.GetService(typeof(T))!;
}
