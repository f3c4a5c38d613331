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

    /// <summary>The managed policy behind an ARN.</summary>
    /// <exception cref="CognitoException">NoSuchEntity.</exception>
    public async Task<ManagedPolicy> Policy(string arn, OperationContext context) => await FindPolicy(arn, context) ?? throw Errors.NoSuchPolicyArn(arn);

    /// <summary>Null where there is none; a name with another path is another policy.</summary>
    public async Task<ManagedPolicy?> FindPolicy(string arn, OperationContext context)
    {
        var name = arn[(arn.LastIndexOf('/') + 1)..];
        var policy = await db.ManagedPolicies.FirstOrDefaultAsync(p => p.PolicyName == name, context.Cancellation);
        return policy is not null && policy.Arn(context.AccountId) == arn ? policy : null;
    }

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
