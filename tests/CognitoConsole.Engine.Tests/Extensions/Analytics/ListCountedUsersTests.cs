using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListCountedUsersTests
{
    [Fact]
    public async Task Lists_who_signed_in_or_renewed_tokens_in_a_month_once_each()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await APoolWithUsers(cognito, "ana", "ben");
        var tokens = await cognito.SignIn(client);
        await cognito.SignIn(client);
        cognito.Clock.Advance(TimeSpan.FromDays(29)); // the first of April
        await cognito.Invoke(TestCognito.RefreshAuth(client, tokens.RefreshToken!));
        await cognito.SignIn(client, "ben");

        Assert.Equal(["ana"], await Names(cognito, new() { UserPoolId = pool.Id!, Kind = "Active", Month = new DateOnly(2026, 3, 17) }));
        Assert.Equal(["ana", "ben"], await Names(cognito, new() { UserPoolId = pool.Id!, Kind = "Active" }));
        var ana = (await cognito.Invoke(new ListCountedUsersRequest { UserPoolId = pool.Id!, Kind = "Active" })).Users[0];
        Assert.Equal((UserStatusType.Confirmed, true, cognito.Clock.GetUtcNow()), (ana.UserStatus, ana.Enabled, ana.FirstActiveDate));
        Assert.Equal((1, 2), ((await Totals(cognito)).ActiveLastMonth, (await Totals(cognito)).MonthlyActive));
    }

    [Fact]
    public async Task A_sign_in_at_the_hosted_pages_counts()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        await cognito.SignInAtSite(client);
        Assert.Equal(["ana"], await Names(cognito, new() { UserPoolId = pool.Id!, Kind = "Active" }));
    }

    [Fact]
    public async Task Pages_by_user_name_and_takes_no_token_of_another_list()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await APoolWithUsers(cognito, "ana", "ben", "eva");
        foreach (var name in new[] { "eva", "ana", "ben" }) await cognito.SignIn(client, name);
        var request = new ListCountedUsersRequest { UserPoolId = pool.Id!, Kind = "Active", MaxResults = 2 };
        var first = await cognito.Invoke(request);
        var second = await cognito.Invoke(request with { NextToken = first.NextToken });
        Assert.Equal(["ana", "ben", "eva"], first.Users.Concat(second.Users).Select(u => u.Username));
        Assert.Null(second.NextToken);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(request with { Month = new DateOnly(2026, 2, 1), NextToken = first.NextToken })).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(request with { UserPoolId = "us-east-1_missing" })).Code);
        Assert.Equal(ErrorCodes.ValidationException, (await cognito.Refusal(request with { Kind = "Nobody" })).Code);
    }

    [Fact]
    public async Task First_sign_ins_at_the_same_moment_are_one_row_and_none_of_them_fails()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await APoolWithUsers(cognito, "ana");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => cognito.SignIn(client)));
        Assert.Equal(["ana"], await Names(cognito, new() { UserPoolId = pool.Id!, Kind = "Active" }));
        Assert.Equal(1, await cognito.Database(db => db.MonthlyActiveUsers.CountAsync()));
    }

    [Fact]
    public async Task Months_are_removed_after_their_retention()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await APoolWithUsers(cognito, "ana");
        await cognito.SignIn(client);
        cognito.Clock.Advance(ActiveUsers.Retention - TimeSpan.FromDays(1));
        await Clean(cognito);
        Assert.Equal(["ana"], await Names(cognito, new() { UserPoolId = pool.Id!, Kind = "Active", Month = new DateOnly(2026, 3, 1) }));
        cognito.Clock.Advance(TimeSpan.FromDays(2));
        await Clean(cognito);
        Assert.Empty(await Names(cognito, new() { UserPoolId = pool.Id!, Kind = "Active", Month = new DateOnly(2026, 3, 1) }));
    }

    private static async Task<(UserPoolType Pool, UserPoolClientType Client)> APoolWithUsers(TestCognito cognito, params string[] names)
    {
        var pool = await cognito.APool();
        foreach (var name in names) await cognito.AUser(pool, name);
        return (pool, await cognito.AClient(pool));
    }

    private static Task<int> Clean(TestCognito cognito) => cognito.Services.GetServices<IHostedService>().OfType<ExpiredRows>().Single().Remove(TestContext.Current.CancellationToken);

    private static async Task<UserPoolTotals> Totals(TestCognito cognito) => (await cognito.Invoke(new ListUserPoolTotalsRequest())).UserPools[0];

    private static async Task<IEnumerable<string>> Names(TestCognito cognito, ListCountedUsersRequest request) => (await cognito.Invoke(request)).Users.Select(u => u.Username);
}
