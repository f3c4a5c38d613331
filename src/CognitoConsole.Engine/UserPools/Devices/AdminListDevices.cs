using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListDevices.html">AdminListDevices</see></summary>
public sealed class AdminListDevices(PoolDirectory pools, UserDirectory directory, Devices devices, PagingToken paging) : IOperation<AdminListDevicesRequest, AdminListDevicesResponse>
{
    public async Task<AdminListDevicesResponse> Handle(AdminListDevicesRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        if (!Devices.AreTracked(pool)) throw Errors.DevicesNotTracked();
        var list = $"{pool.Id}/{user.Sub}";
        var (page, last) = await devices.List(user, paging.Open<string[]>(context, list, request.PaginationToken)?[0], request.Limit, context.Cancellation);
        return new()
        {
            Devices = [.. page.Select(d => DeviceShape.Of(pool, d, context.AccountId))],
            PaginationToken = last is null ? null : paging.Seal(context, list, new[] { last }),
        };
    }
}
