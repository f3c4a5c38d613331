using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateDeviceStatus.html">AdminUpdateDeviceStatus</see></summary>
[DecidesAnew]
public sealed class AdminUpdateDeviceStatus(PoolDirectory pools, UserDirectory directory, Devices devices) : IOperation<AdminUpdateDeviceStatusRequest, AdminUpdateDeviceStatusResponse>
{
    public async Task<AdminUpdateDeviceStatusResponse> Handle(AdminUpdateDeviceStatusRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        if (!Devices.AreTracked(pool)) throw Errors.DevicesNotTracked();
        await devices.Remember(await devices.Demand(user, request.DeviceKey, context.Cancellation), request.DeviceRememberedStatus, context.Cancellation);
        return new();
    }
}
