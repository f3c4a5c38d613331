using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class RetryOutboxMessageTests
{
    [Fact]
    public async Task A_failed_message_goes_out_again()
    {
        var sender = new MemorySender { Failure = new MessageRefusedException("no such mailbox") };
        await using var cognito = OutboxTestData.With(sender);
        var message = await cognito.AMessage(await cognito.APool(OutboxTestData.Verifying));
        await cognito.Dispatch();
        sender.Failure = null;

        var retried = (await cognito.Invoke(new RetryOutboxMessageRequest { MessageId = message.MessageId })).Message;
        await cognito.Dispatch();

        Assert.Equal((OutboxStatus.Pending, 0), (retried.Status, retried.Attempts));
        Assert.Equal("kim@example.com", Assert.Single(sender.Sent).Destination);
    }

    [Fact]
    public async Task Only_what_failed_is_sent_again()
    {
        await using var cognito = new TestCognito();
        var message = await cognito.AMessage(await cognito.APool(OutboxTestData.Verifying));

        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(new RetryOutboxMessageRequest { MessageId = message.MessageId })).Code);
    }
}
