using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetLogDeliveryConfiguration.html">GetLogDeliveryConfiguration</see></summary>
public sealed class GetLogDeliveryConfiguration(PoolDirectory pools) : IOperation<GetLogDeliveryConfigurationRequest, GetLogDeliveryConfigurationResponse>
{
    public async Task<GetLogDeliveryConfigurationResponse> Handle(GetLogDeliveryConfigurationRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        return new() { LogDeliveryConfiguration = new() { UserPoolId = pool.Id, LogConfigurations = pool.LogConfigurations } };
    }
}
