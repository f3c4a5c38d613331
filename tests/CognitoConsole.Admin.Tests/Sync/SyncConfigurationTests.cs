using Bunit;
using CognitoConsole.Admin.Shell;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Admin.Tests.Sync;

/// <summary>Whom an identity pool tells what devices have synchronized: other devices, and a stream.</summary>
public sealed class SyncConfigurationTests : RoutedContext
{
    private const string Android = "arn:aws:sns:us-east-1:123456789012:app/GCM/shop";
    private const string Apple = "arn:aws:sns:us-east-1:123456789012:app/APNS/shop";
    private const string Gone = "arn:aws:sns:us-east-1:123456789012:app/ADM/kindle";

    [Fact]
    public async Task Push_synchronization_is_set_and_taken_away()
    {
        var (pool, role) = await APool();
        var page = Open(ConsoleUrls.IdentityPoolSync(pool));
        page.Shows(Android);
        await page.Check("shop (GCM)");
        await Choose(page, "Role for push messages", "Publisher");
        await page.Press("Review and save");
        Assert.Equal($$"""
            aws cognito-sync set-identity-pool-configuration \
              --identity-pool-id {{pool}} \
              --push-sync '{"ApplicationArns":["{{Android}}"],"RoleArn":"{{role}}"}' \
              --endpoint-url http://localhost:8080
            """, page.Commands());
        await Confirm(page);
        var push = (await Read(pool)).PushSync!;
        Assert.Equal([Android], push.ApplicationArns!);
        Assert.Equal(role, push.RoleArn);

        await page.Check("shop (GCM)", false);
        await page.Press("Review and save");
        page.Shows("Devices are no longer told when another device has synchronized.");
        Assert.Contains("""--push-sync '{"ApplicationArns":[]}'""", page.Commands(), StringComparison.Ordinal);
        await Confirm(page);
        Assert.Null((await Read(pool)).PushSync);
    }

    [Fact]
    public async Task A_stream_is_set_switched_off_and_taken_away()
    {
        var (pool, role) = await APool();
        await Cognito.Invoke(new SetIdentityPoolConfigurationRequest { IdentityPoolId = pool, PushSync = new() { ApplicationArns = [Android], RoleArn = role } });
        var page = Open(ConsoleUrls.IdentityPoolSync(pool));
        await Choose(page, "Stream", "carts");
        await Choose(page, "Role for the stream", "Publisher");
        await page.Press("Review and save");
        page.Shows("From now on each synchronization is published to the stream.");
        Assert.Contains($$"""--cognito-streams '{"StreamName":"carts","RoleArn":"{{role}}","StreamingStatus":"ENABLED"}'""", page.Commands(), StringComparison.Ordinal);
        Assert.DoesNotContain("--push-sync", page.Commands(), StringComparison.Ordinal); // what is left out stays
        await Confirm(page);
        Assert.Equal(new CognitoStreams { StreamName = "carts", RoleArn = role, StreamingStatus = StreamingStatus.Enabled }, (await Read(pool)).CognitoStreams);

        await page.Check("Publish to the stream", false);
        await page.Press("Review and save");
        await Confirm(page);
        Assert.Equal(StreamingStatus.Disabled, (await Read(pool)).CognitoStreams!.StreamingStatus);

        await Choose(page, "Stream", "None");
        await page.Press("Review and save");
        page.Shows("Nothing is published any more.");
        Assert.Contains("--cognito-streams '{}'", page.Commands(), StringComparison.Ordinal);
        await Confirm(page);
        var now = await Read(pool);
        Assert.Null(now.CognitoStreams);
        Assert.NotNull(now.PushSync);
    }

    [Fact]
    public async Task The_whole_page_is_saved_at_once()
    {
        var (pool, _) = await APool();
        var function = await Cognito.AFunction("", "badges");
        var page = Open(ConsoleUrls.IdentityPoolSync(pool));
        await Choose(page, "Stream", "carts");
        await Choose(page, "Role for the stream", "Publisher");
        await page.Type("Sync trigger", "1");
        page.Shows("4 unsaved changes");
        await page.Press("Review and save");
        var shown = page.Commands();
        await Confirm(page);
        Assert.Equal(shown, Sent);
        Assert.Equal(["set-identity-pool-configuration", "set-cognito-events"], shown.Split("\n\n").Select(c => c.Split(' ')[2]));
        Assert.Equal(function, (await Cognito.Invoke(new GetCognitoEventsRequest { IdentityPoolId = pool })).Events!["SyncTrigger"]);
    }

    [Fact]
    public async Task Applications_and_streams_need_a_role()
    {
        var (pool, _) = await APool();
        var page = Open(ConsoleUrls.IdentityPoolSync(pool));
        await page.Check("shop (GCM)");
        await Choose(page, "Stream", "carts");
        await page.Press("Review and save");
        page.WaitForAssertion(() => Assert.Equal(["Role for push messages", "Role for the stream"], page.FindAll(".cc-invalid").Select(f => f.QuerySelector("label")!.TextContent)));
        Assert.Empty(page.FindAll(".mud-dialog"));
    }

    [Fact]
    public async Task What_the_engine_refuses_stands_at_its_field()
    {
        var (pool, _) = await APool();
        var page = Open(ConsoleUrls.IdentityPoolSync(pool));
        await page.Check("shop (GCM)");
        await Choose(page, "Role for push messages", "Publisher");
        Cognito.Options.PushApplications = []; // as after a restart with other settings
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.Shows("This server does not know the platform application");
        await page.Press("Back to editing");
        page.WaitForAssertion(() => Assert.Contains("Sync:PushApplications", page.FindAll(".cc-invalid").Single().TextContent, StringComparison.Ordinal));
        Assert.Null((await Read(pool)).PushSync);
    }

    [Fact]
    public async Task One_application_for_a_platform()
    {
        var (pool, _) = await APool(applications: [Android, Android + "2"]);
        var page = Open(ConsoleUrls.IdentityPoolSync(pool));
        await page.Check("shop (GCM)");
        await page.Check("shop2 (GCM)");
        await Choose(page, "Role for push messages", "Publisher");
        await page.Press("Review and save");
        page.WaitForAssertion(() => Assert.Contains("There are two applications for GCM", page.FindAll(".cc-invalid").Single().TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".mud-dialog"));
    }

    [Fact]
    public async Task What_somebody_else_has_saved_meanwhile_is_not_overwritten()
    {
        var (pool, role) = await APool();
        var page = Open(ConsoleUrls.IdentityPoolSync(pool));
        await page.Check("shop (APNS)");
        await Choose(page, "Role for push messages", "Publisher");
        await Cognito.Invoke(new SetIdentityPoolConfigurationRequest { IdentityPoolId = pool, PushSync = new() { ApplicationArns = [Android], RoleArn = role } });
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.Shows("Somebody else changed this meanwhile");
        Assert.Equal([Android], (await Read(pool)).PushSync!.ApplicationArns!);
    }

    [Fact]
    public async Task What_the_settings_do_not_name_any_more_is_still_seen()
    {
        var (pool, role) = await APool(applications: [Gone], streams: ["old"]);
        await Cognito.Invoke(new SetIdentityPoolConfigurationRequest
        {
            IdentityPoolId = pool,
            PushSync = new() { ApplicationArns = [Gone], RoleArn = role },
            CognitoStreams = new() { StreamName = "old", RoleArn = role, StreamingStatus = StreamingStatus.Enabled },
        });
        Services.AddSingleton(new ConsoleOptions { AccountId = "123456789012" });
        var page = Open(ConsoleUrls.IdentityPoolSync(pool));
        page.Shows($"{Gone} – the server's settings do not name it any more.");
        page.Shows("old (the server's settings do not name it any more)");
        page.Shows("This server knows no platform application: name one under Sync:PushApplications in its settings first.");
        page.Shows("This server knows no stream: name one under Sync:Streams in its settings first.");
        page.WaitForAssertion(() => Assert.True(page.Field("kindle").HasAttribute("checked")));
    }

    [Fact]
    public async Task An_auditor_sees_it_all_and_changes_nothing()
    {
        await Cognito.Roles();
        var (pool, role) = await APool();
        await Cognito.Invoke(new SetIdentityPoolConfigurationRequest
        {
            IdentityPoolId = pool,
            PushSync = new() { ApplicationArns = [Android], RoleArn = role },
            CognitoStreams = new() { StreamName = "carts", RoleArn = role, StreamingStatus = StreamingStatus.Enabled },
        });
        var page = Open(ConsoleUrls.IdentityPoolSync(pool), "Auditor");
        page.Shows("Last bulk publish Never");
        page.WaitForAssertion(() => Assert.True(page.Field("shop (GCM)").HasAttribute("checked")));
        foreach (var section in new[] { "Push synchronization", "Cognito Streams" })
            page.WaitForAssertion(() => Assert.Contains("cognito-sync:SetIdentityPoolConfiguration", Reason(page, section), StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("cognito-sync:SetCognitoEvents", Reason(page, "Cognito Events"), StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("cognito-sync:BulkPublish", page.WhyOff("Start bulk publish"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_way_to_a_role_leads_to_where_roles_are_made()
    {
        var (pool, _) = await APool();
        await Cognito.Invoke(new DeleteRoleRequest { RoleName = "Publisher" });
        var page = Open(ConsoleUrls.IdentityPoolSync(pool));
        await page.Check("shop (GCM)");
        page.Shows("There is no role yet.");
        Assert.Equal(ConsoleUrls.CreateRole(), page.Link("Create role").GetAttribute("href"));
    }

    /// <summary>Who may not list roles may be told of one, and still has to be allowed to pass it.</summary>
    [Fact]
    public async Task A_role_that_may_not_be_passed_is_refused()
    {
        var (pool, role) = await APool();
        await Cognito.ARole("Syncers", "cognito-sync:*", "cognito-identity:Describe*");
        var page = Open(ConsoleUrls.IdentityPoolSync(pool), "Syncers");
        await Choose(page, "Stream", "carts");
        await page.Type("Role for the stream", "Publisher");
        await page.Press("Review and save");
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".cc-invalid"))); // no ARN
        await page.Type("Role for the stream", role);
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.Shows("Your role does not allow this");
        page.Shows("iam:PassRole");
        Assert.Null((await Read(pool)).CognitoStreams);
    }

    [Fact]
    public async Task What_was_saved_before_a_refusal_is_saved()
    {
        var (pool, _) = await APool();
        await Cognito.AFunction("", "badges");
        var page = Open(ConsoleUrls.IdentityPoolSync(pool));
        await Choose(page, "Stream", "carts");
        await Choose(page, "Role for the stream", "Publisher");
        await page.Type("Sync trigger", "1");
        await Cognito.Invoke(new DeleteFunctionRequest { Name = "badges" });
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Equal(["Sync trigger"], page.FindAll(".mud-dialog tbody th").Select(h => h.TextContent)));
        page.Shows("1 unsaved change");
        Assert.StartsWith("aws cognito-sync set-cognito-events ", page.Commands(), StringComparison.Ordinal);
        Assert.Equal("carts", (await Read(pool)).CognitoStreams!.StreamName);
    }

    /// <summary>A pool, a role, and what the server's settings name.</summary>
    private async Task<(string Pool, string Role)> APool(string[]? applications = null, string[]? streams = null)
    {
        (applications, streams) = (applications ?? [Android, Apple], streams ?? ["carts"]);
        Cognito.Options.PushApplications = [.. applications.Select(a => new LogDestination(a, "/dev/null", null, null))];
        Cognito.Options.SyncStreams = [.. streams.Select(s => new LogDestination(s, "/dev/null", null, null))];
        Services.AddSingleton(new ConsoleOptions { AccountId = "123456789012", PushApplications = applications, SyncStreams = streams });
        return ((await Cognito.AnIdentityPoolOfGuests()).IdentityPoolId, await Cognito.AnIamRole("Publisher", TestCognito.TrustInAccount));
    }

    private static Task Choose(IRenderedComponent<Site> page, string label, string text) => page.Use(
        () => page.Field(label),
        select => select.ChangeAsync(select.QuerySelectorAll("option").Single(o => o.TextContent == text).GetAttribute("value")!));

    private static async Task Confirm(IRenderedComponent<Site> page)
    {
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
    }

    private static string Reason(IRenderedComponent<Site> page, string section) =>
        page.Find("#" + page.Find($".cc-why[aria-label='{section}']").GetAttribute("aria-describedby")).TextContent;

    private Task<GetIdentityPoolConfigurationResponse> Read(string pool) => Cognito.Invoke(new GetIdentityPoolConfigurationRequest { IdentityPoolId = pool });
}
