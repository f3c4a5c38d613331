using Bunit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Tests.UserPools;

public sealed class ResourceServerScreensTests : RoutedContext
{
    private const string Identifier = "https://api.example.com/orders";

    [Fact]
    public async Task One_is_created_with_its_scopes()
    {
        var pool = await Cognito.APool();
        var page = Open(ConsoleUrls.CreateResourceServer(pool.Id!));
        await page.Type("Name", "Orders");
        await page.Type("Identifier", Identifier);
        await page.Type("Scope name 1", "read");
        await page.Type("Description 1", "Read orders");
        await page.Submit();
        page.Shows($"{Identifier}/read");
        var made = (await Cognito.Invoke(new DescribeResourceServerRequest { UserPoolId = pool.Id!, Identifier = Identifier })).ResourceServer;
        Assert.Equal(("Orders", "read"), (made.Name, made.Scopes!.Single().ScopeName));
        Assert.Equal(ConsoleUrls.ResourceServer(pool.Id!, Identifier), Path);
    }

    [Fact]
    public async Task A_scope_that_goes_says_what_stops_working()
    {
        var pool = await Cognito.APool();
        await Cognito.Invoke(new CreateResourceServerRequest { UserPoolId = pool.Id!, Identifier = Identifier, Name = "Orders", Scopes = [new() { ScopeName = "read", ScopeDescription = "Read" }, new() { ScopeName = "write", ScopeDescription = "Write" }] });
        var page = Open(ConsoleUrls.ResourceServer(pool.Id!, Identifier));
        page.Shows($"{Identifier}/write");
        await page.Press("Remove scope 2");
        await page.Press("Review and save");
        page.Shows("Requests for write are refused from now on.");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Equal("read", (await Cognito.Invoke(new DescribeResourceServerRequest { UserPoolId = pool.Id!, Identifier = Identifier })).ResourceServer.Scopes!.Single().ScopeName);
    }

    [Fact]
    public async Task Somebody_elses_change_meanwhile_is_a_conflict()
    {
        var pool = await Cognito.APool();
        await Cognito.Invoke(new CreateResourceServerRequest { UserPoolId = pool.Id!, Identifier = Identifier, Name = "Orders", Scopes = [new() { ScopeName = "read", ScopeDescription = "Read" }] });
        var page = Open(ConsoleUrls.ResourceServer(pool.Id!, Identifier));
        await page.Type("Name", "Mine");
        await Cognito.Invoke(new UpdateResourceServerRequest { UserPoolId = pool.Id!, Identifier = Identifier, Name = "Theirs", Scopes = [new() { ScopeName = "read", ScopeDescription = "Read" }] });
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.Shows("no longer as you opened it");
        Assert.Equal("Theirs", (await Cognito.Invoke(new DescribeResourceServerRequest { UserPoolId = pool.Id!, Identifier = Identifier })).ResourceServer.Name);
    }

    [Fact]
    public async Task The_list_is_empty_and_says_so()
    {
        var pool = await Cognito.APool();
        Open(ConsoleUrls.ResourceServers(pool.Id!)).Shows("No resource servers");
    }
}
