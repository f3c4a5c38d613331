using CognitoConsole.Admin.Shell;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Admin;

/// <summary>A screen inside one user pool (<c>/user-pools/{PoolId}/…</c>): reads the pool and tells the side menu its name.</summary>
public abstract class UserPoolPage : ConsolePage
{
    [Inject] protected CurrentUserPool Current { get; set; } = null!;

    [Parameter] public string PoolId { get; set; } = "";

    protected UserPoolType? Pool { get; private set; }

    /// <summary>The pool's name, or its id until the name is known.</summary>
    protected string PoolName => Pool?.Name ?? Current.NameOf(PoolId);

    protected string PoolArn => Options.UserPoolArn(PoolId);

    protected override async Task Load() => await LoadPool();

    /// <summary>False when the pool could not be read; <see cref="ConsolePage.Error"/> says why.</summary>
    protected async Task<bool> LoadPool()
    {
        if (await Send(new DescribeUserPoolRequest { UserPoolId = PoolId }) is not { UserPool: { } pool }) return false;
        Take(pool);
        return true;
    }

    /// <summary>Shows this pool from now on.</summary>
    protected void Take(UserPoolType pool)
    {
        Pool = pool;
        Current.Set(PoolId, pool.Name ?? PoolId);
    }

    /// <summary>Whether a domain of the pool shows this version of the sign-in pages: 1 hosted UI (classic), 2 managed login.</summary>
    protected async Task<bool> Shows(int version)
    {
        foreach (var domain in new[] { Pool?.Domain, Pool?.CustomDomain }.Where(d => !string.IsNullOrEmpty(d)))
            if ((await Send(new DescribeUserPoolDomainRequest { Domain = domain! }))?.DomainDescription?.ManagedLoginVersion == version) return true;
        return false;
    }

    /// <summary>Null when the operator may do this on this pool.</summary>
    protected ValueTask<string?> WhyNotHere(string operation) => WhyNot($"cognito-idp:{operation}", PoolArn);
}
