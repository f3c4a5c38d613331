using Bunit;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Tests.UserPools;

public sealed class SessionSettingsTests : RoutedContext
{
    [Fact]
    public async Task Tracking_and_the_number_of_sessions_are_reviewed_and_saved()
    {
        var pool = await Cognito.APool();
        var page = Open(Url(pool));
        await page.Check("Track the sessions of users");
        await page.Type("Sessions per user", "3");
        await page.Press("Review and save");
        page.Shows("loses the oldest at the next sign-in");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        var saved = await Cognito.Invoke(new GetUserPoolSessionConfigurationRequest { UserPoolId = pool.Id! });
        Assert.Equal(("ENABLED", 3), (saved.UserSessionTracking, saved.TokenSession!.MaxPerUser));
    }

    [Fact]
    public async Task More_than_a_hundred_are_refused()
    {
        var pool = await Cognito.APool();
        var page = Open(Url(pool));
        await page.Type("Sessions per user", "101");
        await page.Press("Review and save");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".cc-field-error, [aria-invalid=true]")));
        Assert.Equal(20, (await Cognito.Invoke(new GetUserPoolSessionConfigurationRequest { UserPoolId = pool.Id! })).TokenSession!.MaxPerUser);
    }

    [Fact]
    public async Task In_the_Lite_plan_it_says_why_not()
    {
        var pool = await Cognito.APool(p => p with { UserPoolTier = "LITE" });
        Open(Url(pool)).Shows("Session tracking needs the Essentials or Plus feature plan.");
    }

    [Fact]
    public async Task Somebody_elses_change_meanwhile_is_a_conflict()
    {
        var pool = await Cognito.APool();
        var page = Open(Url(pool));
        await page.Type("Sessions per user", "3");
        await Cognito.Invoke(new SetUserPoolSessionConfigurationRequest { UserPoolId = pool.Id!, UserSessionTracking = "ENABLED", TokenSession = new() { MaxPerUser = 9 } });
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.Shows("no longer as you opened it");
        Assert.Equal(9, (await Cognito.Invoke(new GetUserPoolSessionConfigurationRequest { UserPoolId = pool.Id! })).TokenSession!.MaxPerUser);
    }

    [Fact]
    public async Task An_app_client_has_its_own_time_once_sessions_are_tracked()
    {
        var pool = await Cognito.APool();
        var client = await Cognito.AClient(pool);
        await Cognito.Invoke(new SetUserPoolSessionConfigurationRequest { UserPoolId = pool.Id!, UserSessionTracking = "ENABLED", TokenSession = new() { MaxPerUser = 20 } });
        var page = Open(ConsoleUrls.AppClient(pool.Id!, client.ClientId!, "sessions"));
        await page.Type("Time after the sign-in", "480");
        page.Shows("set-user-pool-client-session-configuration");
        await page.Press("Save");
        page.WaitForAssertion(() => Assert.Equal(480, Minutes(pool, client)));
        await page.Type("Time after the sign-in", "129601");
        await page.Press("Save");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[aria-invalid=true]")));
        Assert.Equal(480, Minutes(pool, client));
    }

    [Fact]
    public async Task An_app_client_of_a_pool_without_tracking_says_where_to_switch_it_on()
    {
        var pool = await Cognito.APool();
        var client = await Cognito.AClient(pool);
        Open(ConsoleUrls.AppClient(pool.Id!, client.ClientId!, "sessions")).Shows("Sessions are not tracked.");
    }

    [Fact]
    public async Task Aliases_can_be_kept_with_their_owners()
    {
        var pool = await Cognito.APool(p => p with { AliasAttributes = ["email"] });
        var page = Open(ConsoleUrls.SignInSettings(pool.Id!));
        await page.Press("Keep aliases with their owners");
        page.Shows("Aliases stay with their owners");
        Assert.True((await Cognito.Invoke(new GetAliasProtectionRequest { UserPoolId = pool.Id! })).NeverMoves);
        await page.Press("Let aliases move");
        page.Shows("Aliases move, as in Amazon Cognito");
        Assert.False((await Cognito.Invoke(new GetAliasProtectionRequest { UserPoolId = pool.Id! })).NeverMoves);
    }

    [Fact]
    public async Task A_pool_without_aliases_has_nothing_to_keep()
    {
        var pool = await Cognito.APool();
        var page = Open(ConsoleUrls.SignInSettings(pool.Id!));
        page.Shows("User account recovery");
        Assert.DoesNotContain("Who keeps an alias", page.Markup, StringComparison.Ordinal);
    }

    private static string Url(UserPoolType pool) => ConsoleUrls.SignInSettings(pool.Id!, "sessions");

    private int? Minutes(UserPoolType pool, UserPoolClientType client) =>
        Cognito.Invoke(new GetUserPoolClientSessionConfigurationRequest { UserPoolId = pool.Id!, ClientId = client.ClientId! }).GetAwaiter().GetResult().SSOSession!.MaxValidityMinutes;
}
