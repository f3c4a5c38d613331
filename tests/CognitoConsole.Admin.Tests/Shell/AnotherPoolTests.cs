using Bunit;
using CognitoConsole.Admin.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;

namespace CognitoConsole.Admin.Tests.Shell;

public sealed class AnotherPoolTests : RoutedContext
{
    /// <summary>Two steps back in the browser's history lead straight from a page of one pool to the same page of another.</summary>
    [Fact]
    public async Task A_pool_is_not_shown_under_the_address_of_one_that_cannot_be_read()
    {
        var pool = await Cognito.APool(p => p with { PoolName = "Customers" });
        var page = Inside(ConsoleUrls.UserPool(pool.Id!));
        page.WaitForAssertion(() => Assert.Contains(pool.Arn!, page.Find("main").TextContent, StringComparison.Ordinal));
        Links.NavigateTo(ConsoleUrls.UserPool("us-east-1_Gone00000"));
        page.WaitForAssertion(() => Assert.Contains("Not found", page.Find("main").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain(pool.Arn!, page.Find("main").TextContent, StringComparison.Ordinal);
        Links.NavigateTo(ConsoleUrls.UserPool(pool.Id!));
        page.WaitForAssertion(() => Assert.Contains(pool.Arn!, page.Find("main").TextContent, StringComparison.Ordinal));
    }

    private IRenderedComponent<Framed> Inside(string url)
    {
        SignIn(Cognito);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Links.NavigateTo(url);
        return Render<Framed>();
    }

    private sealed class Framed : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<Router>(0);
            builder.AddComponentParameter(1, nameof(Router.AppAssembly), typeof(ConsolePage).Assembly);
            builder.AddComponentParameter(2, nameof(Router.Found), (RenderFragment<Microsoft.AspNetCore.Components.RouteData>)(route => content =>
            {
                content.OpenComponent<RouteView>(0);
                content.AddComponentParameter(1, nameof(RouteView.RouteData), route);
                content.AddComponentParameter(2, nameof(RouteView.DefaultLayout), typeof(MainLayout));
                content.CloseComponent();
            }));
            builder.CloseComponent();
        }
    }
}
