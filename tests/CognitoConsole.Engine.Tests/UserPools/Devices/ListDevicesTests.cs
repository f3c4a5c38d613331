using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ListDevicesTests : DevicePool
{
    [Fact]
    public async Task Lists_page_by_page_and_nobody_elses()
    {
        await Cognito.AUser(Pool, "ben");
        await ADevice("ben");
        var (first, tokens) = await ADevice();
        var keys = new List<string> { first.Key };
        for (var i = 0; i < 2; i++) keys.Add((await ADevice()).Device.Key);
        var page = await Cognito.Invoke(new ListDevicesRequest { AccessToken = tokens.AccessToken!, Limit = 2 });
        var rest = await Cognito.Invoke(new ListDevicesRequest { AccessToken = tokens.AccessToken!, Limit = 2, PaginationToken = page.PaginationToken });
        Assert.Equal((2, 1, null), (page.Devices!.Count, rest.Devices!.Count, rest.PaginationToken));
        Assert.Equal(keys.Order(StringComparer.Ordinal), page.Devices.Concat(rest.Devices).Select(d => d.DeviceKey));
    }

    [Fact]
    public async Task Refuses_a_bad_token_and_who_is_not_there()
    {
        var (_, tokens) = await ADevice();
        await Cognito.RefusesAsInvalid(new ListDevicesRequest { AccessToken = tokens.AccessToken!, PaginationToken = "forged" }, "Invalid pagination token.");
        await Cognito.RefusesAsUnauthorized(new ListDevicesRequest { AccessToken = "a.b.c" }, "Invalid Access Token");
    }
}
