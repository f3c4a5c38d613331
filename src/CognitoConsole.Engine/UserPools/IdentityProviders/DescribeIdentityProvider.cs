using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeIdentityProvider.html">DescribeIdentityProvider</see></summary>
/// <remarks>The secret is there only for callers who may do <see cref="Iam.ConsoleActions.RevealIdentityProviderSecret"/>; an operator who gets it leaves a trace.</remarks>
public sealed class DescribeIdentityProvider(PoolDirectory pools, ProviderDirectory providers, IdpDetails details) : IOperation<DescribeIdentityProviderRequest, DescribeIdentityProviderResponse>
{
    public async Task<DescribeIdentityProviderResponse> Handle(DescribeIdentityProviderRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var provider = await providers.Find(pool.Id, request.ProviderName, context.Cancellation);
        return new() { IdentityProvider = request.WithoutSecret ? await details.Show(pool, provider, context) : await details.Reveal(pool, provider, request, context) };
    }
}
