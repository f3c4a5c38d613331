using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeTerms.html">DescribeTerms</see></summary>
public sealed class DescribeTerms(CognitoDbContext db, PoolDirectory pools) : IOperation<DescribeTermsRequest, DescribeTermsResponse>
{
    public async Task<DescribeTermsResponse> Handle(DescribeTermsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var terms = await db.Terms.AsNoTracking().FirstOrDefaultAsync(t => t.UserPoolId == pool.Id && t.TermsId == request.TermsId, context.Cancellation) ?? throw Errors.TermsNotFound(request.TermsId);
        return new() { Terms = TermsShape.Of(terms) };
    }
}
