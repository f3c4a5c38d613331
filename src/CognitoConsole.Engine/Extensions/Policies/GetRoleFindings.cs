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
        var policies = new List<(string Name, string Document, int MaxLength)>();
        if (request.PolicyArn is { } arn)
        {
            var policy = await roles.Policy(arn, context);
            policies.Add((policy.PolicyName, policy.Document, PolicyDocument.MaxManaged));
        }
        else
        {
            policies.AddRange(role.InlinePolicies.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (p.Key, p.Value, PolicyDocument.MaxInline)));
            var attached = await (
                from a in db.AttachedRolePolicies
                where a.RoleName == name
                join p in db.ManagedPolicies on a.PolicyName equals p.PolicyName
                orderby p.PolicyName
                select new { p.PolicyName, p.Document }).ToListAsync(context.Cancellation);
            policies.AddRange(attached.Select(p => (p.PolicyName, p.Document, PolicyDocument.MaxManaged)));
        }

        var findings = new List<PolicyFinding>();
        foreach (var policy in policies)
            findings.AddRange((await checks.Of(policy.Document, PolicyKind.Identity, policy.MaxLength, forGuests, context)).Select(f => f with { PolicyName = policy.Name }));
        return new() { Findings = findings };
    }
}
