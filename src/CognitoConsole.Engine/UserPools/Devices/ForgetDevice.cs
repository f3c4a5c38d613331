using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgetDevice.html">ForgetDevice</see></summary>
[DecidesAnew]
public sealed class ForgetDevice(AccessTokens accessTokens, Devices devices) : IOperation<ForgetDeviceRequest, ForgetDeviceResponse>
{
    public async Task<ForgetDeviceResponse> Handle(ForgetDeviceRequest request, OperationContext context)
    {
        var (entry, user, _, _) = await accessTokens.Demand(request.AccessToken ?? throw Errors.InvalidParameter("Missing required parameter AccessToken", "accessToken"), context.Cancellation);
        var pool = entry.Pool;
        if (!Devices.AreTracked(pool)) throw Errors.DevicesNotTracked();
        await devices.Forget(user, await devices.Demand(user, request.DeviceKey, context.Cancellation), context.Cancellation);
        return new();
    }
}
