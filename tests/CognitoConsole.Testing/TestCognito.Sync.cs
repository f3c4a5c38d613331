using CognitoConsole.Contracts.IdentityPools;

namespace CognitoConsole.Testing;

public sealed partial class TestCognito
{
    public Task<IdentityPool> AnIdentityPoolOfGuests() => AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });

    /// <summary>A guest of a new pool whose roles allow synchronizing, with his own credentials.</summary>
    public async Task<SyncDevice> ADevice(string dataset = "prefs")
    {
        var pool = await AnIdentityPoolOfGuests();
        await Roles(pool, Allow("cognito-sync:*"), Allow("cognito-sync:*"));
        return await ADevice(pool, dataset);
    }

    /// <summary>A new guest of a pool.</summary>
    public async Task<SyncDevice> ADevice(IdentityPool pool, string dataset = "prefs")
    {
        var identity = await AnIdentity(pool);
        return new(this, pool.IdentityPoolId, identity, dataset, await As(await CredentialsOf(identity)));
    }

    /// <summary>A new identity of a pool whose datasets a developer changes.</summary>
    public async Task<SyncDevice> ADeveloperDevice(string dataset = "prefs")
    {
        var pool = await AnIdentityPoolOfGuests();
        return new(this, pool.IdentityPoolId, await AnIdentity(pool), dataset);
    }
}
