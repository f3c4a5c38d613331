using CognitoConsole.Contracts.IdentityPools;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DescribeIdentityPool.html">DescribeIdentityPool</see></summary>
public sealed class DescribeIdentityPool(IdentityPoolDirectory pools, ProviderSecrets secrets) : IOperation<DescribeIdentityPoolRequest, IdentityPool>
{
    public async Task<IdentityPool> Handle(DescribeIdentityPoolRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        return IdentityPoolSettings.Shape(pool, await secrets.Show(pool, context));
    }
}
