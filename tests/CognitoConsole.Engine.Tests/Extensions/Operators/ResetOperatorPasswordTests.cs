using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Extensions;
using CognitoConsole.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ResetOperatorPasswordTests
{
    [Fact]
    public async Task Ends_the_password_and_earlier_links()
    {
        await using var cognito = new TestCognito();
        await cognito.AnOperator();
        var ben = await cognito.AnOperator("ben", "Support");

        var first = (await cognito.Invoke(new ResetOperatorPasswordRequest { OperatorId = ben.OperatorId })).SetUpLink;
        var second = (await cognito.Invoke(new ResetOperatorPasswordRequest { OperatorId = ben.OperatorId })).SetUpLink;

        Assert.False((await cognito.Invoke(new GetOperatorRequest { OperatorId = ben.OperatorId })).Operator.HasPassword);
        await using var scope = cognito.Services.CreateAsyncScope();
        var links = scope.ServiceProvider.GetRequiredService<OperatorSetUpLinks>();
        Assert.Null(await links.Find(first.Split('=')[1]));
        Assert.Equal(ben.OperatorId, (await links.Find(second.Split('=')[1]))?.Id);
        Assert.DoesNotContain("token=", await cognito.Database(db => db.AuditEntries.Where(a => a.Action == "cognito-console:ResetOperatorPassword").Select(a => a.Changes).FirstAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public async Task Second_factors_go_when_asked(bool? remove)
    {
        await using var cognito = new TestCognito();
        await cognito.AnOperator();
        var ben = await cognito.AnOperator("ben", "Support");
        await cognito.Database(db =>
        {
            db.UserTokens.Add(new IdentityUserToken<string> { UserId = ben.OperatorId, LoginProvider = "x", Name = "AuthenticatorKey", Value = "y" });
            db.Users.Single(o => o.Id == ben.OperatorId).TwoFactorEnabled = true;
            return db.SaveChangesAsync();
        });

        await cognito.Invoke(new ResetOperatorPasswordRequest { OperatorId = ben.OperatorId, RemoveSecondFactors = remove });

        Assert.Equal(remove != true, (await cognito.Invoke(new GetOperatorRequest { OperatorId = ben.OperatorId })).Operator.TotpEnabled);
        Assert.Equal(remove == true ? 0 : 1, await cognito.Database(db => db.UserTokens.CountAsync()));
    }

    [Fact]
    public async Task The_last_administrator_keeps_the_password()
    {
        await using var cognito = new TestCognito();
        var ana = await cognito.AnOperator();

        Assert.Equal(ErrorCodes.ResourceConflictException, (await cognito.Refusal(new ResetOperatorPasswordRequest { OperatorId = ana.OperatorId })).Code);
        Assert.True((await cognito.Invoke(new GetOperatorRequest { OperatorId = ana.OperatorId })).Operator.HasPassword);
    }

    [Fact]
    public async Task Nobody_takes_over_somebody_above()
    {
        await using var cognito = new TestCognito();
        var ana = await cognito.AnOperator();
        await cognito.AnOperator("cleo");
        await cognito.ARole("Staff", "cognito-console:*Operator*");
        var ben = cognito.As(await cognito.AnOperator("ben", "Staff"));

        Assert.Equal(ErrorCodes.AccessDeniedException, (await cognito.Refusal(new ResetOperatorPasswordRequest { OperatorId = ana.OperatorId }, ben)).Code);
    }
}
