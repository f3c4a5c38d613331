using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListOutboxMessagesTests
{
    [Fact]
    public async Task Newest_first_per_pool_and_user()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(OutboxTestData.Verifying);
        var other = await cognito.APool(OutboxTestData.Verifying);
        foreach (var name in new[] { "kim", "lee", "max" })
        {
            await cognito.AMessage(pool, name);
            cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await cognito.AMessage(other, "kim");

        var first = await cognito.Invoke(new ListOutboxMessagesRequest { UserPoolId = pool.Id, MaxResults = 2 });
        var second = await cognito.Invoke(new ListOutboxMessagesRequest { UserPoolId = pool.Id, MaxResults = 2, NextToken = first.NextToken });

        Assert.Equal(["max", "lee", "kim"], first.Messages.Concat(second.Messages).Select(m => m.Username));
        Assert.Null(second.NextToken);
        Assert.Equal(2, (await cognito.Invoke(new ListOutboxMessagesRequest { Username = "kim" })).Messages.Count);
        Assert.Equal(4, (await cognito.Invoke(new ListOutboxMessagesRequest { Status = OutboxStatus.Outbox, Medium = "EMAIL" })).Messages.Count);
        Assert.Empty((await cognito.Invoke(new ListOutboxMessagesRequest { Status = OutboxStatus.Sent })).Messages);
        Assert.Equal(("EMAIL", "SignUp", "kim@example.com"), (second.Messages[0].Medium, second.Messages[0].Kind, second.Messages[0].Destination));
    }

    [Theory]
    [InlineData("Support")]
    [InlineData("Auditor")]
    public async Task Who_may_not_see_secrets_sees_no_messages(string role)
    {
        await using var cognito = new TestCognito();
        var caller = cognito.As(await cognito.AnOperator("ben", role));

        Assert.Equal(ErrorCodes.AccessDeniedException, (await cognito.Refusal(new ListOutboxMessagesRequest(), caller)).Code);
    }
}
