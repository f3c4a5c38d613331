using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class GetPolicy(CognitoDbContext db) : IOperation<GetPolicyRequest, GetPolicyResponse>
{
    public async Task<GetPolicyResponse> Handle(GetPolicyRequest request, OperationContext context)
    {
        var policy = await db.ManagedPolicies.AsNoTracking().FirstOrDefaultAsync(p => p.PolicyName == request.PolicyName, context.Cancellation)
            ?? throw Errors.PolicyNotFound(request.PolicyName);
        return new GetPolicyResponse { Policy = PolicyView.Show(policy, context.AccountId, whole: true) };
    }
}
