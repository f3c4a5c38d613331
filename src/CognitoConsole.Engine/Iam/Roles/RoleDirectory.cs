using CognitoConsole.Data;
using CognitoConsole.Data.Iam;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Iam;

/// <summary>A role with all its policies, compiled. Read-only.</summary>
/// <param name="Policies">Inline and attached.</param>
public sealed record RoleEntry(IamRole Role, NamedPolicy Trust, IReadOnlyList<NamedPolicy> Policies, NamedPolicy? Boundary);

/// <summary>Roles as they are now, for every decision: a change on this server counts at once, one made by another node within a second.</summary>
public sealed class RoleDirectory : IKeepsCopies
{
    private const int Capacity = 2_000;
    private readonly IServiceScopeFactory _scopes;
    private readonly PolicyCache _compiled = new();
    private readonly Snapshots<RoleEntry> _roles;

    public RoleDirectory(IServiceScopeFactory scopes, TimeProvider clock)
    {
        _scopes = scopes;
        _roles = new(clock, Capacity, Load);
    }

    public async ValueTask<RoleEntry?> Find(string roleName, CancellationToken cancellation) => await _roles.Get(roleName, cancellation);

    /// <summary>By ARN; null when there is no role of exactly that ARN in the account.</summary>
    public async ValueTask<RoleEntry?> FindByArn(string arn, string accountId, CancellationToken cancellation) =>
        RoleArn.NameIn(arn, accountId) is { } name && await Find(name, cancellation) is { } entry && entry.Role.Arn(accountId) == arn ? entry : null;

    bool IKeepsCopies.Keeps(object entity) => entity is IamRole or AttachedRolePolicy or ManagedPolicy;

    void IKeepsCopies.Forget(object entity)
    {
        switch (entity)
        {
            case IamRole role:
                _roles.Forget(role.RoleName);
                break;
            case AttachedRolePolicy attached:
                _roles.Forget(attached.RoleName);
                break;
            case ManagedPolicy:
                // Whichever roles have it.
                _roles.Clear();
                break;
        }
    }

    private async Task<RoleEntry?> Load(string roleName)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        if (await db.IamRoles.AsNoTracking().FirstOrDefaultAsync(r => r.RoleName == roleName) is not { } role) return null;
        var names = db.AttachedRolePolicies.Where(a => a.RoleName == roleName).Select(a => a.PolicyName);
        var managed = await db.ManagedPolicies.AsNoTracking().Where(p => names.Contains(p.PolicyName) || p.PolicyName == role.PermissionsBoundary).OrderBy(p => p.PolicyName).ToListAsync();
        var attached = await names.ToListAsync();
        return new RoleEntry(
            role,
            new NamedPolicy("trust policy", _compiled.Get(role.AssumeRolePolicyDocument, PolicyKind.Trust)),
            [
                .. role.InlinePolicies.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => new NamedPolicy(p.Key, _compiled.Get(p.Value, PolicyKind.Identity)) { SourceType = "role" }),
                .. managed.Where(p => attached.Contains(p.PolicyName)).Select(Compile),
            ],
            managed.Where(p => p.PolicyName == role.PermissionsBoundary).Select(Compile).FirstOrDefault());
    }

    private NamedPolicy Compile(ManagedPolicy policy) => new(policy.PolicyName, _compiled.Get(policy.Document, PolicyKind.Identity)) { SourceType = "user-managed" };
}
