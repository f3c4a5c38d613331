using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListDevices.html">ListDevices</see></summary>
public sealed class ListDevices(AccessTokens accessTokens, Devices devices, PagingToken paging) : IOperation<ListDevicesRequest, ListDevicesResponse>
{
    public async Task<ListDevicesResponse> Handle(ListDevicesRequest request, OperationContext context)
    {
        var (entry, user, _, _) = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        var pool = entry.Pool;
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
