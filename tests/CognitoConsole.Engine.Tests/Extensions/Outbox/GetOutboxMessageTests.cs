using System.Text;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetOutboxMessageTests
{
    [Fact]
    public async Task Shows_the_text_and_leaves_a_trace_without_it()
    {
        await using var cognito = new TestCognito();
        var message = await cognito.AMessage(await cognito.APool(OutboxTestData.Verifying));
        var ana = cognito.As(await cognito.AnOperator());

        var read = await cognito.Invoke(new GetOutboxMessageRequest { MessageId = message.MessageId }, ana);

        Assert.Matches(@"\b\d{6}\b", read.Body);
        var stored = await cognito.Database(db => db.OutboxMessages.Select(m => m.Body).SingleAsync());
        Assert.DoesNotContain(read.Body!, Encoding.Latin1.GetString(stored!), StringComparison.Ordinal);
        var audit = await cognito.Database(db => db.AuditEntries.SingleAsync(a => a.Action == "cognito-console:GetOutboxMessage"));
        Assert.Equal(("ana@example.com", $"OutboxMessage/{message.MessageId}"), (audit.CallerName, audit.Target));
        Assert.DoesNotMatch(@"\b\d{6}\b", audit.Changes);
    }

    [Fact]
    public async Task Says_when_there_is_none()
    {
        await using var cognito = new TestCognito();

        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new GetOutboxMessageRequest { MessageId = "none" })).Code);
    }
}
