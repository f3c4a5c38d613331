using Bunit;
using CognitoConsole.Admin.Shell;

namespace CognitoConsole.Admin.Tests.Shell;

public sealed class AnotherPoolTests : RoutedContext
{
    /// <summary>Two steps back in the browser's history lead straight from a page of one pool to the same page of another.</summary>
    [Fact]
    public async Task A_pool_is_not_shown_under_the_address_of_one_that_cannot_be_read()
    {
        var pool = await Cognito.APool(p => p with { PoolName = "Customers" });
        var page = Open(ConsoleUrls.UserPool(pool.Id!), layout: typeof(MainLayout));
        page.WaitForAssertion(() => Assert.Contains(pool.Arn!, page.Find("main").TextContent, StringComparison.Ordinal));
        Links.NavigateTo(ConsoleUrls.UserPool("us-east-1_Gone00000"));
        page.WaitForAssertion(() => Assert.Contains("Not found", page.Find("main").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain(pool.Arn!, page.Find("main").TextContent, StringComparison.Ordinal);
        Links.NavigateTo(ConsoleUrls.UserPool(pool.Id!));
        page.WaitForAssertion(() => Assert.Contains(pool.Arn!, page.Find("main").TextContent, StringComparison.Ordinal));
    }
}
