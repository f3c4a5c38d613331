using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserPoolClientSessionConfiguration.html">GetUserPoolClientSessionConfiguration</see></summary>
public sealed class GetUserPoolClientSessionConfiguration(PoolDirectory pools) : IOperation<GetUserPoolClientSessionConfigurationRequest, GetUserPoolClientSessionConfigurationResponse>
{
    public async Task<GetUserPoolClientSessionConfigurationResponse> Handle(GetUserPoolClientSessionConfigurationRequest request, OperationContext context)
    {
        var client = (await pools.Client(request.UserPoolId, request.ClientId, context.Cancellation)).Client;
        return new() { UserPoolId = client.UserPoolId, ClientId = client.ClientId, SSOSession = new() { MaxValidityMinutes = client.SsoMaxValidityMinutes } };
    }
}
