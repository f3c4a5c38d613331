using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListLogEventsTests : ProtectedPool
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Cognito.SetLogs(Pool, LogTestData.Activity, LogTestData.Notifications);
        await SignIn();
        await Refusal(password: "Wrong-Horse-9");
        await SignIn("203.0.113.9");
    }

    [Fact]
    public async Task The_newest_come_first_page_by_page_and_as_filtered()
    {
        var request = new ListLogEventsRequest { UserPoolId = Pool.Id!, MaxResults = 2 };
        var first = await Cognito.Invoke(request);
        var second = await Cognito.Invoke(request with { NextToken = first.NextToken });
        Assert.Equal(["Pass", "Fail", "Pass"], first.Events.Concat(second.Events).Select(e => (string)e.Json()["message"]!["eventResponse"]!));
        Assert.Null(second.NextToken);
        Assert.Equal(3, (await Cognito.LogsOf(Pool, EventSourceName.UserAuthEvents)).Count);
        Assert.Empty(await Cognito.LogsOf(Pool, EventSourceName.UserNotification));
    }

    [Fact]
    public async Task Another_pools_logs_are_not_among_them()
    {
        Assert.Empty(await Cognito.LogsOf(await Cognito.APool()));
        await Cognito.RefusesUnknownPool(new ListLogEventsRequest { UserPoolId = "us-east-1_NoSuchOne" });
        Assert.Equal(ErrorCodes.ValidationException, (await Cognito.Refusal(new ListLogEventsRequest { UserPoolId = Pool.Id!, EventSource = "everything" })).Code);
    }
}
