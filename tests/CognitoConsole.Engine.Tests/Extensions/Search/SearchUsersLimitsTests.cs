using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

/// <summary>What a search of users does when its time is over.</summary>
public sealed class SearchUsersLimitsTests
{
    [Fact]
    public async Task A_search_that_takes_too_long_says_so_and_what_to_do()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.ManyUsers(pool, 1200, i => new() { ["name"] = $"Name {i}" });
        var request = new SearchUsersRequest { UserPoolId = pool.Id!, Filter = "name *= \"7\" and email_verified = \"true\"" };
        Assert.Empty((await cognito.Invoke(request)).Users);
        // Each look at the clock finds it seconds later, as on a machine that is much too slow.
        cognito.Clock.AutoAdvanceAmount = TimeSpan.FromSeconds(6);
        var refusal = await cognito.Refusal(request);
        Assert.Equal(ErrorCodes.LimitExceededException, refusal.Code);
        Assert.StartsWith("The search took longer than 5 seconds. Add a condition", refusal.Message, StringComparison.Ordinal);
        cognito.Clock.AutoAdvanceAmount = TimeSpan.Zero;
    }

    [Fact]
    public async Task A_count_that_takes_too_long_is_no_refusal_and_no_exact_number()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.ManyUsers(pool, 30, i => new() { ["name"] = $"Name {i}" });
        var request = new SearchUsersRequest { UserPoolId = pool.Id!, Filter = "name ^= \"Name 1\" or name ^= \"Name 2\"", IncludeCount = true, MaxResults = 5 };
        Assert.Equal(new UserCountType(22, true), (await cognito.Invoke(request)).Count);
        // The page looks at the clock twice, within its five seconds; the two of the count are over at its first look.
        cognito.Clock.AutoAdvanceAmount = TimeSpan.FromSeconds(2.4);
        var answer = await cognito.Invoke(request);
        Assert.Equal(5, answer.Users.Count);
        Assert.False(answer.Count!.IsExact);
        cognito.Clock.AutoAdvanceAmount = TimeSpan.Zero;
    }
}
