using CognitoConsole.Admin.IdentityPools;
using CognitoConsole.Admin.Shell;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Admin;

/// <summary>A screen inside one identity pool (<c>/identity-pools/{PoolId}/…</c>): reads the pool and tells the side menu its name.</summary>
public abstract class IdentityPoolPage : ConsolePage
{
    private readonly Dictionary<string, string> _userPools = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    [Inject] protected CurrentIdentityPool Current { get; set; } = null!;

    [Parameter] public string PoolId { get; set; } = "";

    protected IdentityPool? Pool { get; private set; }

    /// <summary>The pool's name, or its id until the name is known.</summary>
    protected string PoolName => Pool?.IdentityPoolName ?? Current.NameOf(PoolId);

    protected string Region => PoolId.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? PoolId[..colon] : Options.Region;

    protected string PoolArn => $"arn:aws:cognito-identity:{Region}:{Options.AccountId}:identitypool/{PoolId}";

    protected override async Task Load() => await LoadPool();

    /// <summary>False when the pool could not be read; <see cref="ConsolePage.Error"/> says why.</summary>
    protected async Task<bool> LoadPool()
    {
        if (await Send(new DescribeIdentityPoolRequest { IdentityPoolId = PoolId }) is not { } pool) return false;
        Take(pool);
        return true;
    }

    /// <summary>Shows this pool from now on.</summary>
    protected void Take(IdentityPool pool)
    {
        Pool = pool;
        Current.Set(PoolId, pool.IdentityPoolName);
    }

    /// <summary>As the screen calls a provider; user pools have their names once <see cref="NameProviders"/> has read them.</summary>
    protected string NameOf(string login) => LoginProvider.NameOf(login, Pool, _userPools);

    /// <summary>Reads the names of the user pools among these logins. One that is gone, or that the operator may not see, keeps its ID.</summary>
    protected async Task NameProviders(IEnumerable<string> logins)
    {
        foreach (var id in logins.Select(LoginProvider.UserPoolOf).OfType<string>().Distinct().Where(id => !_asked.Contains(id)).ToList())
        {
            _asked.Add(id);
            try
            {
                _userPools[id] = (await Cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = id }, await Caller(), Gone)).UserPool!.Name!;
            }
            catch (CognitoException)
            {
                // The ID says which it is.
            }
            catch (OperationCanceledException) when (Gone.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Null when the operator may do this on this pool.</summary>
    protected ValueTask<string?> WhyNotHere(string operation) => WhyNot($"cognito-identity:{operation}", PoolArn);
}
