using Bunit;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;
using static CognitoConsole.Testing.SyncDevice;

namespace CognitoConsole.Admin.Tests.Sync;

/// <summary>All that an identity pool keeps, published to its stream once.</summary>
public sealed class BulkPublishTests : RoutedContext
{
    private const string Button = "Start bulk publish";

    [Fact]
    public async Task It_is_followed_to_its_end()
    {
        var pool = await APool(StreamingStatus.Enabled);
        var page = Open(ConsoleUrls.IdentityPoolSync(pool));
        page.Shows("Last bulk publish Never");
        await page.Press(Button);
        page.Shows("Every record of every dataset of this identity pool is published to the stream carts, once.");
        Assert.Equal($"aws cognito-sync bulk-publish \\\n  --identity-pool-id {pool} \\\n  --endpoint-url http://localhost:8080", page.Commands());
        await page.Press("Publish everything");
        page.Shows("Last bulk publish In progress Started 2026-03-03 09:05:07 UTC");
        page.WaitForAssertion(() => Assert.Equal("One is running.", page.WhyOff(Button)));
        Assert.Contains("bulk-publish", Sent, StringComparison.Ordinal);

        await Cognito.RunBulkPublish();
        await Until(page, "Succeeded");
        page.Shows("Ended 2026-03-03 09:05:07 UTC");
        page.WaitForAssertion(() => Assert.Equal("The last one succeeded less than 24 hours ago. The next can start at 2026-03-04 09:05:07 UTC.", page.WhyOff(Button)));

        Clock.Advance(TimeSpan.FromHours(24));
        Again(pool);
        page.WaitForAssertion(() => Assert.Null(page.WhyOff(Button)));
    }

    [Fact]
    public async Task One_that_runs_is_followed_by_whoever_opens_the_page_and_its_failure_is_told()
    {
        var pool = await APool(StreamingStatus.Enabled);
        await Cognito.Invoke(new BulkPublishRequest { IdentityPoolId = pool });
        var page = Open(ConsoleUrls.IdentityPoolSync(pool));
        page.Shows("Last bulk publish In progress");
        await Set(pool, StreamingStatus.Disabled);
        await Cognito.RunBulkPublish();
        await Until(page, "Failed");
        page.Shows("Why it failed Cognito Streams was disabled before everything was published.");

        // A failure is no reason to wait.
        await Set(pool, StreamingStatus.Enabled);
        Again(pool);
        page.WaitForAssertion(() => Assert.Null(page.WhyOff(Button)));
    }

    [Fact]
    public async Task Without_a_stream_there_is_nothing_to_publish_to()
    {
        var pool = await APool(null);
        var page = Open(ConsoleUrls.IdentityPoolSync(pool));
        page.WaitForAssertion(() => Assert.Equal("No stream is saved for this identity pool.", page.WhyOff(Button)));

        await Set(pool, StreamingStatus.Disabled);
        Again(pool);
        page.WaitForAssertion(() => Assert.Equal("The stream is switched off.", page.WhyOff(Button)));

        // Saving on the page is enough.
        await page.Check("Publish to the stream");
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Null(page.WhyOff(Button)));
    }

    [Fact]
    public async Task What_another_has_started_is_not_started_twice()
    {
        var pool = await APool(StreamingStatus.Enabled);
        var page = Open(ConsoleUrls.IdentityPoolSync(pool));
        await page.Press(Button);
        page.Shows("Every record of every dataset");
        await Cognito.Invoke(new BulkPublishRequest { IdentityPoolId = pool });
        await page.Press("Publish everything");
        page.Shows("A bulk publish of this identity pool is in progress.");
        await page.Press("Cancel");
        page.Shows("Last bulk publish In progress");
        page.WaitForAssertion(() => Assert.Equal("One is running.", page.WhyOff(Button)));
    }

    /// <summary>The page looks again each second; when it has begun to wait for that cannot be seen.</summary>
    private async Task Until(IRenderedComponent<Site> page, string status)
    {
        for (var looks = 0; looks < 400 && !page.Text().Contains($"Last bulk publish {status}", StringComparison.Ordinal); looks++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(50);
        }

        page.Shows($"Last bulk publish {status}");
    }

    /// <summary>One with a dataset.</summary>
    private async Task<string> APool(string? streaming)
    {
        Clock.SetUtcNow(Cognito.Clock.GetUtcNow());
        Cognito.Options.SyncStreams = [new LogDestination("carts", "/dev/null", null, null)];
        await Cognito.AnIamRole("Publisher", TestCognito.TrustInAccount);
        var device = await Cognito.ADeveloperDevice();
        await device.Write(Put("theme", "dark"));
        if (streaming is not null) await Set(device.Pool, streaming);
        return device.Pool;
    }

    private Task Set(string pool, string streaming) => Cognito.Invoke(new SetIdentityPoolConfigurationRequest
    {
        IdentityPoolId = pool,
        CognitoStreams = new() { StreamName = "carts", RoleArn = "arn:aws:iam::123456789012:role/Publisher", StreamingStatus = streaming },
    });

    private void Again(string pool)
    {
        Links.NavigateTo(ConsoleUrls.Functions());
        Links.NavigateTo(ConsoleUrls.IdentityPoolSync(pool));
    }
}
