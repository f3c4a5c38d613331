using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html">DescribeUserPool</see></summary>
public sealed class DescribeUserPool(PoolDirectory pools, UserCounts counts) : IOperation<DescribeUserPoolRequest, DescribeUserPoolResponse>
{
    public async Task<DescribeUserPoolResponse> Handle(DescribeUserPoolRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var domains = await pools.DomainsOf(pool.Id, context.Cancellation);
        var users = await counts.Of(pool.Id, context.Cancellation);
        return new() { UserPool = PoolShape.Of(pool, domains, users, context.AccountId) };
    }
}
