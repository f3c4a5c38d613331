using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminForgetDevice.html">AdminForgetDevice</see></summary>
[DecidesAnew]
public sealed class AdminForgetDevice(PoolDirectory pools, UserDirectory directory, Devices devices) : IOperation<AdminForgetDeviceRequest, AdminForgetDeviceResponse>
{
    public async Task<AdminForgetDeviceResponse> Handle(AdminForgetDeviceRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        if (!Devices.AreTracked(pool)) throw Errors.DevicesNotTracked();
        await devices.Forget(user, await devices.Demand(user, request.DeviceKey, context.Cancellation), context.Cancellation);
        return new();
    }
}
