using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using CognitoConsole.Data.Iam;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html">AttachRolePolicy</see>: attaching it again changes nothing.</summary>
internal sealed class AttachRolePolicy(CognitoDbContext db, IamRoles roles) : IOperation<AttachRolePolicyRequest, Nothing>
{
    /// <summary>AWS's quota, raised to its maximum.</summary>
    private const int MaxAttached = 20;

    public async Task<Nothing> Handle(AttachRolePolicyRequest request, OperationContext context)
    {
        var role = await roles.Find(request.RoleName, context.Cancellation);
        var policy = await roles.Policy(request.PolicyArn, context);
        var attached = await db.AttachedRolePolicies.AsNoTracking().Where(a => a.RoleName == role.RoleName).Select(a => a.PolicyName).ToListAsync(context.Cancellation);
        if (attached.Contains(policy.PolicyName)) return new Nothing();
        if (attached.Count >= MaxAttached) throw Errors.LimitExceeded($"Cannot exceed quota for PoliciesPerRole: {MaxAttached}");
        db.AttachedRolePolicies.Add(new AttachedRolePolicy { RoleName = role.RoleName, PolicyName = policy.PolicyName });
        try
        {
            await db.SaveChangesAsync(context.Cancellation);
        }
        catch (DbUpdateException race) when (race.IsUniqueViolation())
        {
            db.ChangeTracker.Clear(); // another request attached it in the same moment
        }

        return new Nothing();
    }
}
