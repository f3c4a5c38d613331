using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeTermsByClient.html">DescribeTermsByClient</see></summary>
public sealed class DescribeTermsByClient(CognitoDbContext db, PoolDirectory pools) : IOperation<DescribeTermsByClientRequest, DescribeTermsByClientResponse>
{
    public async Task<DescribeTermsByClientResponse> Handle(DescribeTermsByClientRequest request, OperationContext context)
    {
        var entry = await pools.Client(request.UserPoolId, request.ClientId, context.Cancellation);
        var poolId = entry.Pool.Id;
        var terms = await db.Terms.AsNoTracking().FirstOrDefaultAsync(t => t.UserPoolId == poolId && t.ClientId == request.ClientId && t.TermsName == request.TermsName, context.Cancellation)
            ?? throw Errors.TermsNotFound(request.TermsName);
        return new() { Terms = TermsShape.Of(terms) };
    }
}
