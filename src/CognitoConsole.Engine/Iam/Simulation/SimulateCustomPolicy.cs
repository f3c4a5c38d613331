using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html">SimulateCustomPolicy</see></summary>
internal sealed class SimulateCustomPolicy(PolicySimulation simulation) : IOperation<SimulateCustomPolicyRequest, SimulatePolicyResponse>
{
    public Task<SimulatePolicyResponse> Handle(SimulateCustomPolicyRequest request, OperationContext context)
    {
        SimulationRules.DemandCaller(request.CallerArn, request.ResourcePolicy, isKnown: false);
        var principal = SimulationRules.Caller(request.CallerArn ?? $"arn:aws:iam::{context.AccountId}:user/simulated");
        return Task.FromResult(simulation.Run(
            principal, [.. PolicySimulation.Parse(request.PolicyInputList, "PolicyInputList")], PolicySimulation.Boundary(request.PermissionsBoundaryPolicyInputList), [],
            new(request.ActionNames, request.ResourceArns, request.ResourcePolicy, request.ResourceOwner, request.ContextEntries, request.Marker, request.MaxItems)));
    }
}
