using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateDeviceStatus.html">UpdateDeviceStatus</see></summary>
[DecidesAnew]
public sealed class UpdateDeviceStatus(AccessTokens accessTokens, Devices devices) : IOperation<UpdateDeviceStatusRequest, UpdateDeviceStatusResponse>
{
    public async Task<UpdateDeviceStatusResponse> Handle(UpdateDeviceStatusRequest request, OperationContext context)
    {
        var (entry, user, _, _) = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        var pool = entry.Pool;
        if (!Devices.AreTracked(pool)) throw Errors.DevicesNotTracked();
        await devices.Remember(await devices.Demand(user, request.DeviceKey, context.Cancellation), request.DeviceRememberedStatus, context.Cancellation);
        return new();
    }
}
