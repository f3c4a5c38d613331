using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class ListPolicies(CognitoDbContext db) : IOperation<ListPoliciesRequest, ListPoliciesResponse>
{
    public async Task<ListPoliciesResponse> Handle(ListPoliciesRequest request, OperationContext context)
    {
        var policies = await db.ManagedPolicies.AsNoTracking().OrderBy(p => p.PolicyName).ToListAsync(context.Cancellation);
        return new ListPoliciesResponse { Policies = [.. policies.Select(p => PolicyView.Show(p, context.AccountId, whole: false))] };
    }
}
