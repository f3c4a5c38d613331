using System.Globalization;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolDomain.html">DescribeUserPoolDomain</see></summary>
/// <remarks>An empty description means that nobody has the domain: this is how the console checks that a name is free.</remarks>
public sealed class DescribeUserPoolDomain(PoolDirectory pools, EngineOptions options) : IOperation<DescribeUserPoolDomainRequest, DescribeUserPoolDomainResponse>
{
    public async Task<DescribeUserPoolDomainResponse> Handle(DescribeUserPoolDomainRequest request, OperationContext context)
    {
        if (await pools.Domain(request.Domain, context.Cancellation) is not { Domain: var domain }) return new() { DomainDescription = new() };
        return new()
        {
            DomainDescription = new()
            {
                Domain = domain.Domain,
                UserPoolId = domain.UserPoolId,
                AWSAccountId = context.AccountId,
                CloudFrontDistribution = DomainRules.Target(options),
                Version = domain.CreationDate.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture),
                Status = DomainStatusType.Active,
                CustomDomainConfig = domain.CustomDomainConfig,
                ManagedLoginVersion = domain.ManagedLoginVersion,
            },
        };
    }
}
