using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserPoolSessionConfiguration.html">GetUserPoolSessionConfiguration</see></summary>
public sealed class GetUserPoolSessionConfiguration(PoolDirectory pools) : IOperation<GetUserPoolSessionConfigurationRequest, GetUserPoolSessionConfigurationResponse>
{
    public async Task<GetUserPoolSessionConfigurationResponse> Handle(GetUserPoolSessionConfigurationRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        return new() { UserPoolId = pool.Id, UserSessionTracking = pool.UserSessionTracking, TokenSession = new() { MaxPerUser = pool.MaxTokenSessionsPerUser } };
    }
}
