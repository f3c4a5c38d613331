using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using CognitoConsole.Data.Iam;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary>How IAM shows managed policies.</summary>
internal static class ManagedPolicyShape
{
    /// <param name="whole">With its tags, which lists leave out.</param>
    public static async Task<IReadOnlyList<Policy>> Of(IReadOnlyList<ManagedPolicy> policies, CognitoDbContext db, OperationContext context, bool whole = false)
    {
        var names = policies.Select(p => p.PolicyName).ToList();
        var attached = await db.AttachedRolePolicies.Where(a => names.Contains(a.PolicyName)).GroupBy(a => a.PolicyName).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, context.Cancellation);
        var boundaries = await db.IamRoles.Where(r => r.PermissionsBoundary != null && names.Contains(r.PermissionsBoundary)).GroupBy(r => r.PermissionsBoundary!).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, context.Cancellation);
        return [.. policies.Select(p => new Policy
        {
            PolicyName = p.PolicyName,
            PolicyId = p.PolicyId,
            Arn = p.Arn(context.AccountId),
            Path = p.Path,
            DefaultVersionId = PolicyVersions.IdOf(p.DefaultVersion),
            AttachmentCount = attached.GetValueOrDefault(p.PolicyName),
            PermissionsBoundaryUsageCount = boundaries.GetValueOrDefault(p.PolicyName),
            Description = p.Description,
            CreateDate = p.CreateDate,
            UpdateDate = p.UpdateDate,
            Tags = whole ? IamTags.Shape(p.Tags) : null,
        })];
    }
}
