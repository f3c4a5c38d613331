using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetAuditEntryTests
{
    [Fact]
    public async Task Shows_before_and_after_of_each_member()
    {
        await using var cognito = new TestCognito();
        await cognito.AnOperator();
        var ben = await cognito.AnOperator("ben", "Support");
        await cognito.Invoke(new UpdateOperatorRequest { OperatorId = ben.OperatorId, Role = "Auditor" });
        var listed = (await cognito.Invoke(new ListAuditEntriesRequest { Action = "cognito-console:UpdateOperator" })).Entries.Single();

        var entry = (await cognito.Invoke(new GetAuditEntryRequest { EntryId = listed.EntryId })).Entry;

        var change = entry.Changes!.Single(c => c.Member == "Role");
        Assert.Equal(($"Operator/{ben.OperatorId}", "\"Support\"", "\"Auditor\""), (change.Target, change.Before, change.After));
        Assert.Equal("\"***\"", entry.Changes!.Single(c => c.Member == "SecurityStamp").After);
        Assert.Equal(("root", "192.0.2.1"), (entry.CallerName, entry.IpAddress));
    }

    [Fact]
    public async Task Says_when_there_is_none()
    {
        await using var cognito = new TestCognito();

        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new GetAuditEntryRequest { EntryId = "none" })).Code);
    }
}
