using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetOperatorTests
{
    [Fact]
    public async Task Shows_a_lockout_while_it_lasts()
    {
        await using var cognito = new TestCognito();
        var ana = await cognito.AnOperator();
        var until = cognito.Clock.GetUtcNow() + TimeSpan.FromMinutes(15);
        await cognito.Database(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(o => o.LockoutEnd, until)));

        Assert.Equal(until, (await cognito.Invoke(new GetOperatorRequest { OperatorId = ana.OperatorId })).Operator.LockedUntil);
        cognito.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Null((await cognito.Invoke(new GetOperatorRequest { OperatorId = ana.OperatorId })).Operator.LockedUntil);
    }

    [Fact]
    public async Task Says_when_there_is_none()
    {
        await using var cognito = new TestCognito();

        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new GetOperatorRequest { OperatorId = "nobody" })).Code);
    }
}
