using CognitoConsole.Contracts.Sync;

namespace CognitoConsole.Engine.Sync;

/// <summary><see href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_GetIdentityPoolConfiguration.html">GetIdentityPoolConfiguration</see></summary>
public sealed class GetIdentityPoolConfiguration(SyncConfigurations configurations) : IOperation<GetIdentityPoolConfigurationRequest, GetIdentityPoolConfigurationResponse>
{
    public async Task<GetIdentityPoolConfigurationResponse> Handle(GetIdentityPoolConfigurationRequest request, OperationContext context)
    {
        var set = await configurations.Of(request.IdentityPoolId, context.Cancellation);
        return new() { IdentityPoolId = request.IdentityPoolId, PushSync = SyncConfigurations.Push(set), CognitoStreams = SyncConfigurations.Streams(set) };
    }
}
