using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeRiskConfiguration.html">DescribeRiskConfiguration</see></summary>
/// <remarks>A client that follows its pool has no configuration of its own to show.</remarks>
public sealed class DescribeRiskConfiguration(CognitoDbContext db, PoolDirectory pools) : IOperation<DescribeRiskConfigurationRequest, DescribeRiskConfigurationResponse>
{
    public async Task<DescribeRiskConfigurationResponse> Handle(DescribeRiskConfigurationRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        if (request.ClientId is { } client) await pools.Client(pool.Id, client, context.Cancellation);
        ThreatMode.Demand(pool);
        var clientId = request.ClientId ?? "";
        var risk = await db.RiskConfigurations.AsNoTracking().FirstOrDefaultAsync(r => r.UserPoolId == pool.Id && r.ClientId == clientId, context.Cancellation);
        return new() { RiskConfiguration = RiskShape.Of(pool.Id, request.ClientId, risk) };
    }
}
