using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListUserPoolTotalsTests
{
    [Fact]
    public async Task Every_number_is_the_length_of_the_list_behind_it()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.SetMfa(pool, UserPoolMfaType.Optional, totp: true);
        foreach (var name in new[] { "ana", "ben", "eva" }) await cognito.AUser(pool, name);
        await cognito.ATotp((await cognito.SignIn(client)).AccessToken!);
        await cognito.SignUp(client, "dan");
        await cognito.AnInvitedUser(pool, "kim");
        await cognito.Invoke(new AdminDisableUserRequest { UserPoolId = pool.Id!, Username = "eva" });

        var totals = Assert.Single((await cognito.Invoke(new ListUserPoolTotalsRequest())).UserPools);
        Assert.Equal((5, 1, 1, 2, 0), (totals.Users, totals.Disabled, totals.WithMfa, totals.MonthlyActive, totals.ActiveLastMonth));
        Assert.Equal((pool.Name, UserPoolMfaType.Optional, cognito.Clock.GetUtcNow()), (totals.Name, totals.MfaConfiguration, totals.CountedAt));
        Assert.Equal([(UserStatusType.Confirmed, 3), (UserStatusType.ForceChangePassword, 1), (UserStatusType.Unconfirmed, 1)], totals.Statuses.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, s.Value)));
        foreach (var (status, number) in totals.Statuses) Assert.Equal(number, await Found(cognito, pool, $"cognito:user_status = \"{status}\""));
        Assert.Equal(totals.Disabled, await Found(cognito, pool, "status = \"Disabled\""));
        Assert.Equal(["ana", "dan"], await Counted(cognito, pool, ListCountedUsersRequest.Active));
        Assert.Equal(["ana"], await Counted(cognito, pool, ListCountedUsersRequest.Mfa));
        Assert.Equal([("SOFTWARE_TOKEN_MFA", 1)], totals.MfaFactors.Select(f => (f.Key, f.Value)));
    }

    [Fact]
    public async Task Pages_over_all_pools_in_the_order_of_creation()
    {
        await using var cognito = new TestCognito();
        var first = await cognito.APool();
        await cognito.AUser(first);
        cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await cognito.APool(p => p with { PoolName = "Empty" });
        var one = await cognito.Invoke(new ListUserPoolTotalsRequest { MaxResults = 1 });
        var two = await cognito.Invoke(new ListUserPoolTotalsRequest { MaxResults = 1, NextToken = one.NextToken });
        Assert.Equal((first.Id, 1), (Assert.Single(one.UserPools).UserPoolId, one.UserPools[0].Users));
        Assert.Equal(("Empty", 0, 0), (Assert.Single(two.UserPools).Name, two.UserPools[0].Users, two.UserPools[0].Statuses.Count));
        Assert.Null(two.NextToken);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(new ListUserPoolTotalsRequest { NextToken = "made-up" })).Code);
    }

    [Fact]
    public async Task A_second_factor_that_is_switched_off_and_a_user_who_is_deleted_are_no_longer_counted()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.SetMfa(pool, UserPoolMfaType.Optional, totp: true);
        await cognito.AUser(pool);
        var token = (await cognito.SignIn(client)).AccessToken!;
        await cognito.ATotp(token);
        await cognito.Invoke(new SetUserMFAPreferenceRequest { AccessToken = token, SoftwareTokenMfaSettings = new() { Enabled = false } });
        var totals = (await cognito.Invoke(new ListUserPoolTotalsRequest())).UserPools[0];
        Assert.Equal((0, 0, 1), (totals.WithMfa, totals.MfaFactors.Count, totals.MonthlyActive));

        await cognito.Invoke(new AdminDeleteUserRequest { UserPoolId = pool.Id!, Username = "ana" });
        totals = (await cognito.Invoke(new ListUserPoolTotalsRequest())).UserPools[0];
        Assert.Equal((0, 0, 0), (totals.Users, totals.WithMfa, totals.MonthlyActive));
    }

    private static async Task<int> Found(TestCognito cognito, UserPoolType pool, string filter) =>
        (await cognito.Invoke(new ListUsersRequest { UserPoolId = pool.Id!, Filter = filter })).Users!.Count;

    private static async Task<IEnumerable<string>> Counted(TestCognito cognito, UserPoolType pool, string kind) =>
        (await cognito.Invoke(new ListCountedUsersRequest { UserPoolId = pool.Id!, Kind = kind })).Users.Select(u => u.Username);
}
