using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserPoolMfaConfig.html">GetUserPoolMfaConfig</see></summary>
public sealed class GetUserPoolMfaConfig(PoolDirectory pools) : IOperation<GetUserPoolMfaConfigRequest, GetUserPoolMfaConfigResponse>
{
    public async Task<GetUserPoolMfaConfigResponse> Handle(GetUserPoolMfaConfigRequest request, OperationContext context) =>
        MfaShape.Of(await pools.Pool(request.UserPoolId, context.Cancellation));
}
