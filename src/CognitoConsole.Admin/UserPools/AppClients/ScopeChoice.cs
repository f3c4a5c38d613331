using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>A custom scope as tokens carry it: <c>identifier/scope</c>.</summary>
public sealed record ScopeChoice(string Name, string Description)
{
    /// <summary>A pool has at most 25 resource servers unless the limit was raised; more than ten pages are not offered.</summary>
    private const int MostPages = 10;

    /// <summary>Belongs to no resource server; whoever has it may register app clients.</summary>
    public static ScopeChoice Register { get; } = new("aws.cognito/dcr/register", "Register app clients of this user pool (dynamic client registration).");

    /// <summary>What app clients may be given: also the scope for registration, where there is registration.</summary>
    public static async Task<IReadOnlyList<ScopeChoice>> ForClients(UserPoolType? pool, Func<IRequest<ListResourceServersResponse>, Task<ListResourceServersResponse?>> send) => pool is null
        ? []
        : [.. await Read(pool.Id!, send) ?? [], .. pool.DcrConfiguration?.EnableStatus == StatusType.Enabled ? new[] { Register } : []];

    /// <summary>All custom scopes of a pool; null when they may not be read.</summary>
    public static async Task<IReadOnlyList<ScopeChoice>?> Read(string poolId, Func<IRequest<ListResourceServersResponse>, Task<ListResourceServersResponse?>> send)
    {
        var scopes = new List<ScopeChoice>();
        string? token = null;
        for (var page = 0; page < MostPages; page++)
        {
            if (await send(new ListResourceServersRequest { UserPoolId = poolId, MaxResults = 50, NextToken = token }) is not { } answer) return null;
            scopes.AddRange(answer.ResourceServers.SelectMany(s => (s.Scopes ?? []).Select(scope => new ScopeChoice($"{s.Identifier}/{scope.ScopeName}", scope.ScopeDescription))));
            if ((token = answer.NextToken) is null) break;
        }

        return scopes;
    }
}
