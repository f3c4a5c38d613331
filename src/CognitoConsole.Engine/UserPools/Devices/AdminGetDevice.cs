using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetDevice.html">AdminGetDevice</see></summary>
public sealed class AdminGetDevice(PoolDirectory pools, UserDirectory directory, Devices devices) : IOperation<AdminGetDeviceRequest, AdminGetDeviceResponse>
{
    public async Task<AdminGetDeviceResponse> Handle(AdminGetDeviceRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        if (!Devices.AreTracked(pool)) throw Errors.DevicesNotTracked();
        return new() { Device = DeviceShape.Of(pool, await devices.Demand(user, request.DeviceKey, context.Cancellation), context.AccountId) };
    }
}
