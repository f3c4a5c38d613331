using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using CognitoConsole.Data.Iam;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary>What the operations on roles share.</summary>
internal sealed class IamRoles(CognitoDbContext db)
{
    /// <summary>Tracked, for a change.</summary>
    /// <exception cref="CognitoException">NoSuchEntity.</exception>
    public async Task<IamRole> Find(string roleName, CancellationToken cancellation) =>
        await db.IamRoles.FirstOrDefaultAsync(r => r.RoleName == roleName, cancellation) ?? throw Errors.NoSuchRole(roleName);

    /// <summary>The managed policy behind an ARN; a name with another path is another policy.</summary>
    /// <exception cref="CognitoException">NoSuchEntity.</exception>
    public async Task<ManagedPolicy> Policy(string arn, OperationContext context)
    {
        var name = NameOf(arn);
        var policy = await db.ManagedPolicies.FirstOrDefaultAsync(p => p.PolicyName == name, context.Cancellation);
        return policy?.Arn(context.AccountId) == arn ? policy : throw Errors.NoSuchPolicyArn(arn);
    }

    /// <summary>Names of the managed policies behind ARNs, in one statement and without their texts; those are missing that there are not.</summary>
    public async Task<IReadOnlyDictionary<string, string>> PolicyNames(IReadOnlyCollection<string> arns, OperationContext context)
    {
        if (arns.Count == 0) return new Dictionary<string, string>();
        var names = arns.Select(NameOf).Distinct().ToList();
        var found = await db.ManagedPolicies.AsNoTracking().Where(p => names.Contains(p.PolicyName)).Select(p => new { p.Path, p.PolicyName }).ToListAsync(context.Cancellation);
        return found.ToDictionary(p => ManagedPolicy.Arn(context.AccountId, p.Path, p.PolicyName), p => p.PolicyName);
    }

    private static string NameOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    /// <exception cref="CognitoException">MalformedPolicyDocument, LimitExceeded.</exception>
    public static void DemandTrust(string document) => PolicyDocument.Parse(document, PolicyKind.Trust, MaxTrust);

    public async Task<Role> Shape(IamRole role, OperationContext context)
    {
        var boundary = role.PermissionsBoundary is null ? null : await db.ManagedPolicies.AsNoTracking().FirstOrDefaultAsync(p => p.PolicyName == role.PermissionsBoundary, context.Cancellation);
        return Shape(role, boundary, context.AccountId);
    }

    public static Role Shape(IamRole role, ManagedPolicy? boundary, string accountId) => new()
    {
        Path = role.Path,
        RoleName = role.RoleName,
        RoleId = role.RoleId,
        Arn = role.Arn(accountId),
        CreateDate = role.CreateDate,
        AssumeRolePolicyDocument = role.AssumeRolePolicyDocument,
        Description = role.Description,
        MaxSessionDuration = role.MaxSessionDuration,
        PermissionsBoundary = boundary is null ? null : new() { PermissionsBoundaryArn = boundary.Arn(accountId) },
        Tags = IamTags.Shape(role.Tags),
    };

    /// <summary>AWS's quota for a trust policy, raised to its maximum.</summary>
    public const int MaxTrust = 4096;
}
