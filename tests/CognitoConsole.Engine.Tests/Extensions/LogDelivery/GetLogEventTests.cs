using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Tests.UserPools;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetLogEventTests : ProtectedPool
{
    [Fact]
    public async Task Shows_the_record_in_its_own_pool_only()
    {
        await Cognito.SetLogs(Pool, LogTestData.Activity);
        await SignIn();
        var written = Assert.Single(await Cognito.LogsOf(Pool));
        Assert.Equal(written, (await Cognito.Invoke(new GetLogEventRequest { UserPoolId = Pool.Id!, EventId = written.EventId })).Event);
        var other = await Cognito.APool();
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await Cognito.Refusal(new GetLogEventRequest { UserPoolId = other.Id!, EventId = written.EventId })).Code);
    }
}
