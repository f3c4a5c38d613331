using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">SimulatePrincipalPolicy</see></summary>
internal sealed class SimulatePrincipalPolicy(CognitoDbContext db, RoleDirectory roles, ManagedPolicies managed, PolicySimulation simulation) : IOperation<SimulatePrincipalPolicyRequest, SimulatePolicyResponse>
{
    public async Task<SimulatePolicyResponse> Handle(SimulatePrincipalPolicyRequest request, OperationContext context)
    {
        var (principal, policies, boundary) = await Source(request.PolicySourceArn, context);
        SimulationRules.DemandCaller(request.CallerArn, request.ResourcePolicy, isKnown: principal.Kind == PrincipalKind.User);
        return simulation.Run(
            request.CallerArn is { } caller ? SimulationRules.Caller(caller) : principal, [.. policies, .. PolicySimulation.Parse(request.PolicyInputList, "PolicyInputList")], PolicySimulation.Boundary(request.PermissionsBoundaryPolicyInputList) ?? boundary, [],
            new(request.ActionNames, request.ResourceArns, request.ResourcePolicy, request.ResourceOwner, request.ContextEntries, request.Marker, request.MaxItems));
    }

    private async Task<(PolicyPrincipal Principal, IReadOnlyList<NamedPolicy> Policies, NamedPolicy? Boundary)> Source(string arn, OperationContext context)
    {
        if (await roles.FindByArn(arn, context.AccountId, context.Cancellation) is { } role)
        {
            var session = $"arn:aws:sts::{context.AccountId}:assumed-role/{role.Role.RoleName}/simulated";
            return (PolicyPrincipal.AssumedRole(arn, session, context.AccountId, $"{role.Role.RoleId}:simulated").WithTags(role.Role.Tags), role.Policies, role.Boundary);
        }

        var mark = $"arn:aws:iam::{context.AccountId}:user/";
        var user = arn.StartsWith(mark, StringComparison.Ordinal) ? arn[mark.Length..] : "";
        var policyName = await db.AccessKeys.Where(k => k.UserName == user).OrderBy(k => k.AccessKeyId).Select(k => k.PolicyName).FirstOrDefaultAsync(context.Cancellation)
            ?? await db.Users.Where(o => o.Email == user).Select(o => o.Role).FirstOrDefaultAsync(context.Cancellation)
            ?? throw new CognitoException(ErrorCodes.NoSuchEntityException, $"The entity {arn} cannot be found.");
        return (PolicyPrincipal.User(arn, context.AccountId, user), await managed.Find(policyName, context.Cancellation) is { } policy ? [policy] : [], null);
    }
}
