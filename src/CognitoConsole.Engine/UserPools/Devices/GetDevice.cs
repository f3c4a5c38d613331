using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetDevice.html">GetDevice</see></summary>
public sealed class GetDevice(AccessTokens accessTokens, Devices devices) : IOperation<GetDeviceRequest, GetDeviceResponse>
{
    public async Task<GetDeviceResponse> Handle(GetDeviceRequest request, OperationContext context)
    {
        var (entry, user, _, _) = await accessTokens.Demand(request.AccessToken ?? throw Errors.InvalidParameter("Missing required parameter AccessToken", "accessToken"), context.Cancellation);
        var pool = entry.Pool;
        if (!Devices.AreTracked(pool)) throw Errors.DevicesNotTracked();
        return new() { Device = DeviceShape.Of(pool, await devices.Demand(user, request.DeviceKey, context.Cancellation), context.AccountId) };
    }
}
