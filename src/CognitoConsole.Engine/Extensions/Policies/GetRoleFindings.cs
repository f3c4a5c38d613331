using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.Iam;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>The checks of <see cref="GetPolicyFindings"/>, for policies that are stored.</summary>
internal sealed class GetRoleFindings(CognitoDbContext db, IamRoles roles, PolicyFindings checks) : IOperation<GetRoleFindingsRequest, GetRoleFindingsResponse>
{
    public async Task<GetRoleFindingsResponse> Handle(GetRoleFindingsRequest request, OperationContext context)
    {
        var name = RoleArn.NameIn(request.RoleArn, context.AccountId);
        var role = await db.IamRoles.AsNoTracking().FirstOrDefaultAsync(r => r.RoleName == name, context.Cancellation);
        if (role?.Arn(context.AccountId) != request.RoleArn) throw Errors.NoSuchRole(name ?? request.RoleArn);
        var forGuests = request.ForGuests ?? GuestRoles.LetsGuestsIn(role.AssumeRolePolicyDocument);
        var findings = new List<PolicyFinding>();
        if (request.PolicyArn is { } arn)
        {
            var policy = await roles.Policy(arn, context);
            await Add(policy.PolicyName, policy.Document);
            return new() { Findings = findings };
        }

        findings.AddRange(PolicyFindings.Faults(role.AssumeRolePolicyDocument, PolicyKind.Trust).Select(f => f with { PolicyName = "trust policy" }));
        foreach (var (policyName, document) in role.InlinePolicies.OrderBy(p => p.Key, StringComparer.Ordinal)) await Add(policyName, document);
        var names = db.AttachedRolePolicies.Where(a => a.RoleName == name).Select(a => a.PolicyName);
        var managed = await db.ManagedPolicies.AsNoTracking().Where(p => names.Contains(p.PolicyName) || p.PolicyName == role.PermissionsBoundary)
            .OrderBy(p => p.PolicyName).Select(p => new { p.PolicyName, p.Document, IsAttached = names.Contains(p.PolicyName) }).ToListAsync(context.Cancellation);
        foreach (var policy in managed)
        {
            // A boundary gives nobody anything, so nothing of it is too much.
            if (policy.IsAttached) await Add(policy.PolicyName, policy.Document);
            else findings.AddRange(PolicyFindings.Faults(policy.Document, PolicyKind.Identity).Select(f => f with { PolicyName = policy.PolicyName }));
        }

        return new() { Findings = findings };

        async Task Add(string policyName, string document) => findings.AddRange((await checks.OfStored(document, PolicyKind.Identity, forGuests, context)).Select(f => f with { PolicyName = policyName }));
    }
}
