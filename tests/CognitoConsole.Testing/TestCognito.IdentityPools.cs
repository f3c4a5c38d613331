using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Testing;

public sealed partial class TestCognito
{
    /// <summary>An identity pool without guests and providers.</summary>
    public Task<IdentityPool> AnIdentityPool(Func<CreateIdentityPoolRequest, CreateIdentityPoolRequest>? with = null)
    {
        var request = new CreateIdentityPoolRequest { IdentityPoolName = "Test identities", AllowUnauthenticatedIdentities = false };
        return Invoke(with?.Invoke(request) ?? request);
    }

    /// <summary>An identity pool of guests and of the users of one app client.</summary>
    public Task<IdentityPool> AnIdentityPool(UserPoolClientType client, Func<CreateIdentityPoolRequest, CreateIdentityPoolRequest>? with = null) => AnIdentityPool(p =>
    {
        p = p with
        {
            AllowUnauthenticatedIdentities = true,
            CognitoIdentityProviders = [new() { ProviderName = ProviderOf(client), ClientId = client.ClientId }],
        };
        return with?.Invoke(p) ?? p;
    });

    /// <summary>A user pool, its client, ana with her ID token, and an identity pool for them.</summary>
    public async Task<(IdentityPool Pool, UserPoolClientType Client, IReadOnlyDictionary<string, string> Logins)> AnApp(Func<CreateIdentityPoolRequest, CreateIdentityPoolRequest>? with = null)
    {
        var userPool = await APool();
        var client = await AClient(userPool);
        await AUser(userPool);
        return (await AnIdentityPool(client, with), client, await LoginsOf(client));
    }

    /// <summary>Signs in and gives what an app puts into Logins.</summary>
    public async Task<IReadOnlyDictionary<string, string>> LoginsOf(UserPoolClientType client, string username = "ana") =>
        new Dictionary<string, string> { [ProviderOf(client)] = (await SignIn(client, username)).IdToken! };

    /// <summary>The user pool's name as a login provider, in AWS's form.</summary>
    public static string ProviderOf(UserPoolClientType client) => $"cognito-idp.{client.UserPoolId!.Split('_')[0]}.amazonaws.com/{client.UserPoolId}";

    public async Task<string> AnIdentity(IdentityPool pool, IReadOnlyDictionary<string, string>? logins = null) =>
        (await Invoke(new GetIdRequest { IdentityPoolId = pool.IdentityPoolId, Logins = logins })).IdentityId!;

    public string ArnOf(IdentityPool pool) => $"arn:aws:cognito-identity:us-east-1:{Options.AccountId}:identitypool/{pool.IdentityPoolId}";
}
