using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class DeleteOperatorTests
{
    [Fact]
    public async Task Removes_and_audits()
    {
        await using var cognito = new TestCognito();
        await cognito.AnOperator();
        var ben = await cognito.AnOperator("ben", "Support");

        await cognito.Invoke(new DeleteOperatorRequest { OperatorId = ben.OperatorId });

        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new GetOperatorRequest { OperatorId = ben.OperatorId })).Code);
        var audit = await cognito.Database(db => db.AuditEntries.SingleAsync(a => a.Action == "cognito-console:DeleteOperator"));
        Assert.Equal($"Operator/{ben.OperatorId}", audit.Target);
        Assert.Contains("ben@example.com", audit.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        await using var cognito = new TestCognito();
        var ana = await cognito.AnOperator();

        Assert.Equal(ErrorCodes.ResourceConflictException, (await cognito.Refusal(new DeleteOperatorRequest { OperatorId = ana.OperatorId })).Code);
    }
}
