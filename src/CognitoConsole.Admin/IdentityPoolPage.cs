using CognitoConsole.Admin.IdentityPools;
using CognitoConsole.Admin.Shell;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Admin;

/// <summary>A screen inside one identity pool (<c>/identity-pools/{PoolId}/…</c>): reads the pool and tells the side menu its name.</summary>
public abstract class IdentityPoolPage : ConsolePage
{
    private readonly Dictionary<string, string> _userPools = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);
    private readonly HashSet<string> _caseSensitive = new(StringComparer.Ordinal);

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
    protected string NameOf(string login) => LoginProvider.NameOf(login, Pool, _userPools) + (LoginProvider.UserPoolOf(login) is { } id && _missing.Contains(id) ? " (does not exist any more)" : null);

    /// <summary>Why nobody signs in there any more; null while the user pool and its app client are there, or where the operator may not look.</summary>
    /// <remarks>Known of the pools that <see cref="NameProviders"/> has read, and of the app clients after <see cref="LookForClients"/>.</remarks>
    protected string? MissingOf(UserPoolProvider provider) =>
        _missing.Contains(provider.UserPoolId) ? "This user pool does not exist any more."
        : _missing.Contains(ClientKey(provider)) ? "This app client does not exist any more."
        : null;

    /// <summary>Looks whether the user pools and app clients of this pool are still there.</summary>
    protected async Task LookForClients()
    {
        var providers = (Pool?.CognitoIdentityProviders ?? []).Select(UserPoolProvider.From).ToList();
        await NameProviders(providers.Select(p => p.Provider));
        foreach (var provider in providers.Where(p => !_missing.Contains(p.UserPoolId)))
            await Ask(new DescribeUserPoolClientRequest { UserPoolId = provider.UserPoolId, ClientId = provider.ClientId }, ClientKey(provider));
    }

    private static string ClientKey(UserPoolProvider provider) => $"{provider.UserPoolId}/{provider.ClientId}";

    /// <summary>Reads the names of the user pools among these logins. One that is gone, or that the operator may not see, keeps its ID.</summary>
    protected async Task NameProviders(IEnumerable<string> logins)
    {
        foreach (var id in logins.Select(LoginProvider.UserPoolOf).OfType<string>().Distinct().Where(_asked.Add).ToList())
        {
            if (await Ask(new DescribeUserPoolRequest { UserPoolId = id }, id) is not { UserPool: { Name: { } name } pool }) continue;
            _userPools[id] = name;
            if (pool.UsernameConfiguration?.CaseSensitive == true) _caseSensitive.Add(id);
        }

        LeaveIfPassed();
    }

    /// <summary>A user pool where names and addresses are what they are spelled; known once <see cref="NameProviders"/> has read it.</summary>
    protected bool TellsCaseApart(string login) => LoginProvider.UserPoolOf(login) is { } id && _caseSensitive.Contains(id);

    /// <summary>Whom these roles would let in. Nothing is known to those who may not ask.</summary>
    /// <param name="arns">Empty ones, and what is no ARN yet, are passed over.</param>
    protected async Task<RoleTrusts> TrustOf(IEnumerable<string> arns)
    {
        var lines = new List<RoleTrust>();
        foreach (var some in arns.Where(a => a.StartsWith("arn:aws", StringComparison.Ordinal) && a.Length >= 20).Distinct().Chunk(100))
            lines.AddRange((await Ask(new ListRoleTrustRequest { IdentityPoolId = PoolId, RoleArns = some }))?.Trust ?? []);
        LeaveIfPassed();
        return new(lines, NameOf);
    }

    /// <summary>The roles that groups bring to people whose role is chosen by the token. Nothing is known to those who may not ask.</summary>
    protected async Task<IReadOnlyList<GroupRole>> GroupRoles()
    {
        var read = await Ask(new ListGroupRolesRequest { IdentityPoolId = PoolId });
        LeaveIfPassed();
        return read?.Roles ?? [];
    }

    /// <summary>For what a page can do without: null where it is refused. What is not there at all is remembered as missing.</summary>
    private async Task<TResponse?> Ask<TResponse>(IRequest<TResponse> request, string? what = null)
        where TResponse : class
    {
        try
        {
            return await Cognito.Invoke(request, await Caller(), Gone);
        }
        catch (CognitoException refusal)
        {
            if (what is not null && refusal.Code == ErrorCodes.ResourceNotFoundException) _missing.Add(what);
            return null;
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Null when the operator may do this on this pool.</summary>
    protected ValueTask<string?> WhyNotHere(string operation) => WhyNot($"cognito-identity:{operation}", PoolArn);
}
