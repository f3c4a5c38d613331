using Bunit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Tests.Kit;

/// <summary>A list that could not be read, on a page as it is.</summary>
public sealed class RefusedListTests : RoutedContext
{
    [Theory]
    [InlineData("TooManyRequestsException", true)]
    [InlineData("InternalErrorException", true)]
    [InlineData("AccessDeniedException", false)]
    [InlineData("ResourceNotFoundException", false)]
    [InlineData("InvalidParameterException", false)]
    [InlineData("NotAuthorizedException", false)]
    public async Task Trying_again_is_offered_where_it_helps(string code, bool again)
    {
        var page = Open(ConsoleUrls.Groups((await Cognito.APool()).Id!), cognito: new Refusing(Cognito) { With = code });
        page.Shows("The list could not be read");
        Assert.Equal(again, page.FindAll(".cc-empty-action button").Any(b => b.TextContent.Trim() == "Try again"));
        page.Button("Refresh Groups"); // is always there
    }

    [Fact]
    public async Task Trying_again_in_the_list_reads_it()
    {
        var (pool, engine) = await AGroup();
        var page = Open(ConsoleUrls.Groups(pool), cognito: engine);
        page.Shows("The list could not be read");
        engine.With = null;
        await page.Use(() => page.Find(".cc-empty-action button"), button => button.ClickAsync(new()));
        page.Shows("editors");
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Trying_again_at_the_top_of_the_page_reads_the_list_too()
    {
        var (pool, engine) = await AGroup();
        var page = Open(ConsoleUrls.Groups(pool), cognito: engine);
        page.Shows("The list could not be read");
        engine.With = null;
        await page.Use(() => page.Find("[role=alert] button:not([data-copy])"), button => button.ClickAsync(new()));
        page.Shows("editors");
        Assert.DoesNotContain("could not be read", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_page_that_is_refused_for_the_moment_stays_the_page_that_is_asked_for()
    {
        var (pool, engine) = await AGroup();
        for (var i = 0; i < 30; i++) await Cognito.Invoke(new CreateGroupRequest { UserPoolId = pool, GroupName = $"group-{i:00}" });
        engine.With = null;
        var page = Open(ConsoleUrls.Groups(pool), cognito: engine);
        page.WaitForAssertion(() => Assert.Equal(25, page.FindAll("tbody th").Count));
        engine.With = ErrorCodes.TooManyRequestsException;
        await page.Press("Next page");
        page.Shows("The list could not be read");
        Assert.Contains("page=2", Path, StringComparison.Ordinal);
        engine.With = null;
        await page.Use(() => page.Find(".cc-empty-action button"), button => button.ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Equal(6, page.FindAll("tbody th").Count));
        Assert.DoesNotContain("no longer available", page.Text(), StringComparison.Ordinal);
    }

    /// <summary>A refusal that comes at once, while the page is still being drawn.</summary>
    [Fact]
    public async Task A_later_page_whose_address_is_opened_while_it_is_refused_stays_the_page_that_is_asked_for()
    {
        var (pool, engine) = await AGroup();
        var page = Open($"{ConsoleUrls.Groups(pool)}?token=later&page=2", cognito: engine);
        page.Shows("The list could not be read");
        Assert.Contains("page=2", Path, StringComparison.Ordinal);
        Assert.DoesNotContain("no longer available", page.Text(), StringComparison.Ordinal);
    }

    private async Task<(string PoolId, Refusing Engine)> AGroup()
    {
        var pool = (await Cognito.APool()).Id!;
        await Cognito.Invoke(new CreateGroupRequest { UserPoolId = pool, GroupName = "editors" });
        return (pool, new Refusing(Cognito) { With = ErrorCodes.TooManyRequestsException });
    }

    /// <summary>The engine on a day when it does not list groups.</summary>
    private sealed class Refusing(ICognito cognito) : ICognito
    {
        public string? With { get; set; }

        public Task<TResponse> Invoke<TResponse>(IRequest<TResponse> request, Caller caller, CancellationToken cancellation = default) =>
            With is { } code && request is ListGroupsRequest ? throw new CognitoException(code, "Refused.") : cognito.Invoke(request, caller, cancellation);

        public Task<object> Invoke(object request, Caller caller, CancellationToken cancellation = default) => cognito.Invoke(request, caller, cancellation);

        public ValueTask<string?> WhyNot(Caller caller, string action, string resourceArn = "*", CancellationToken cancellation = default) =>
            cognito.WhyNot(caller, action, resourceArn, cancellation);
    }
}
