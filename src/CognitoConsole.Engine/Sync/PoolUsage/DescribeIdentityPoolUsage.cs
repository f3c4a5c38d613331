using CognitoConsole.Contracts.Sync;
using CognitoConsole.Engine.IdentityPools;

namespace CognitoConsole.Engine.Sync;

/// <summary><see href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_DescribeIdentityPoolUsage.html">DescribeIdentityPoolUsage</see></summary>
public sealed class DescribeIdentityPoolUsage(IdentityPoolDirectory pools, PoolUsages usages) : IOperation<DescribeIdentityPoolUsageRequest, DescribeIdentityPoolUsageResponse>
{
    public async Task<DescribeIdentityPoolUsageResponse> Handle(DescribeIdentityPoolUsageRequest request, OperationContext context) =>
        new() { IdentityPoolUsage = (await usages.Of([await pools.Pool(request.IdentityPoolId, context.Cancellation)], context.Cancellation))[0] };
}
