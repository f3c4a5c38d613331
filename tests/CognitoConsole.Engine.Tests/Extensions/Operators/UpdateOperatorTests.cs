using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data.Operators;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class UpdateOperatorTests
{
    [Fact]
    public async Task Changes_only_what_is_named()
    {
        await using var cognito = new TestCognito();
        await cognito.AnOperator();
        var ben = await cognito.AnOperator("ben", "Support");
        var stamp = (await Row(cognito, ben)).SecurityStamp;

        var named = await cognito.Invoke(new UpdateOperatorRequest { OperatorId = ben.OperatorId, DisplayName = "Ben" });
        Assert.Equal(("Ben", "Support", false, stamp), (named.Operator.DisplayName, named.Operator.Role, named.Operator.Disabled, (await Row(cognito, ben)).SecurityStamp));

        var unnamed = await cognito.Invoke(new UpdateOperatorRequest { OperatorId = ben.OperatorId, DisplayName = "" });
        Assert.Null(unnamed.Operator.DisplayName);
    }

    [Fact]
    public async Task A_new_role_and_a_disabling_end_the_sessions()
    {
        await using var cognito = new TestCognito();
        await cognito.AnOperator();
        var ben = await cognito.AnOperator("ben", "Support");
        var stamp = (await Row(cognito, ben)).SecurityStamp;

        await cognito.Invoke(new UpdateOperatorRequest { OperatorId = ben.OperatorId, Role = "Auditor" });
        var second = (await Row(cognito, ben)).SecurityStamp;
        await cognito.Invoke(new UpdateOperatorRequest { OperatorId = ben.OperatorId, Disabled = true });
        var third = (await Row(cognito, ben)).SecurityStamp;

        Assert.Equal(3, new[] { stamp, second, third }.Distinct().Count());
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        await using var cognito = new TestCognito();
        var ana = await cognito.AnOperator();
        var ben = await cognito.AnOperator("ben");
        await cognito.Invoke(new UpdateOperatorRequest { OperatorId = ben.OperatorId, Disabled = true });

        Assert.Equal(ErrorCodes.ResourceConflictException, (await cognito.Refusal(new UpdateOperatorRequest { OperatorId = ana.OperatorId, Disabled = true })).Code);
        Assert.Equal(ErrorCodes.ResourceConflictException, (await cognito.Refusal(new UpdateOperatorRequest { OperatorId = ana.OperatorId, Role = "Auditor" })).Code);
        Assert.Equal(("Administrator", false), ((await Row(cognito, ana)).Role, (await Row(cognito, ana)).Disabled));
    }

    [Fact]
    public async Task Two_administrators_who_disable_each_other_at_once_leave_one()
    {
        await using var cognito = new TestCognito();
        var people = new[] { await cognito.AnOperator(), await cognito.AnOperator("ben") };

        var outcomes = await Task.WhenAll(people.Select(async p =>
        {
            try
            {
                await cognito.Invoke(new UpdateOperatorRequest { OperatorId = p.OperatorId, Disabled = true });
                return "done";
            }
            catch (CognitoException refusal)
            {
                return refusal.Code;
            }
        }));

        Assert.Equal(["ResourceConflictException", "done"], outcomes.Order(StringComparer.Ordinal));
        Assert.Equal(1, await cognito.Database(db => db.Users.CountAsync(o => !o.Disabled)));
    }

    [Fact]
    public async Task Nobody_raises_himself_or_touches_somebody_above()
    {
        await using var cognito = new TestCognito();
        var ana = await cognito.AnOperator();
        await cognito.ARole("Staff", "cognito-console:*Operator*");
        var ben = await cognito.AnOperator("ben", "Staff");

        Assert.Equal(ErrorCodes.AccessDeniedException, (await cognito.Refusal(new UpdateOperatorRequest { OperatorId = ben.OperatorId, Role = "Administrator" }, cognito.As(ben))).Code);
        Assert.Equal(ErrorCodes.AccessDeniedException, (await cognito.Refusal(new UpdateOperatorRequest { OperatorId = ana.OperatorId, DisplayName = "x" }, cognito.As(ben))).Code);
    }

    private static Task<Operator> Row(TestCognito cognito, OperatorType person) => cognito.Database(db => db.Users.AsNoTracking().SingleAsync(o => o.Id == person.OperatorId));
}
