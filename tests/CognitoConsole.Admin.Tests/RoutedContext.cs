using Bunit;
using CognitoConsole.Contracts;
using CognitoConsole.Data.Operators;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace CognitoConsole.Admin.Tests;

/// <summary>The console's pages at their real addresses over the real engine: tests open an address and follow links.</summary>
public abstract class RoutedContext : ConsoleContext, IAsyncLifetime
{
    protected TestCognito Cognito { get; } = new();

    protected RoutedContext()
    {
        Services.AddSingleton<INavigationInterception, NoInterception>();
        Services.AddSingleton<IScrollToLocationHash, NoScroll>();
    }

    protected NavigationManager Links => Services.GetRequiredService<NavigationManager>();

    /// <summary>The path that is shown now.</summary>
    protected string Path => new Uri(Links.Uri).PathAndQuery;

    /// <summary>The row of the operator who is signed in; what they type is kept under it.</summary>
    protected Task AnOperator() => Cognito.Database(async db =>
    {
        await BuiltInPolicyRows.AddMissing(db, Cognito.Clock);
        db.Add(new Operator { Id = "op-1", UserName = "ana@example.com", Email = "ana@example.com", Role = "Administrator", CreationDate = Cognito.Clock.GetUtcNow() });
        return await db.SaveChangesAsync();
    });

    /// <param name="layout">With what the console has around its pages; without, the page alone.</param>
    protected IRenderedComponent<Site> Open(string url, string role = "Administrator", ICognito? cognito = null, Type? layout = null)
    {
        SignIn(cognito ?? Cognito, role);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Links.NavigateTo(url);
        return Render<Site>(p => p.Add(s => s.Layout, layout));
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Cognito.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected sealed class Site : ComponentBase
    {
        [Inject] private NavigationManager Links { get; set; } = null!;

        [Parameter] public Type? Layout { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            if (Layout is null) // which has them
            {
                builder.OpenComponent<MudPopoverProvider>(0);
                builder.CloseComponent();
                builder.OpenComponent<MudDialogProvider>(1);
                builder.CloseComponent();
            }

            builder.OpenComponent<Router>(2);
            builder.AddComponentParameter(3, nameof(Router.AppAssembly), typeof(ConsolePage).Assembly);
            builder.AddComponentParameter(4, nameof(Router.Found), (RenderFragment<Microsoft.AspNetCore.Components.RouteData>)(route => content =>
            {
                content.OpenComponent<RouteView>(0);
                if (Layout is null) content.SetKey(ConsoleUrls.SubjectOf(new Uri(Links.Uri).PathAndQuery)); // as the layout does
                content.AddComponentParameter(1, nameof(RouteView.RouteData), route);
                if (Layout is not null) content.AddComponentParameter(2, nameof(RouteView.DefaultLayout), Layout);
                content.CloseComponent();
            }));
            builder.CloseComponent();
        }
    }

    private sealed class NoInterception : INavigationInterception
    {
        public Task EnableNavigationInterceptionAsync() => Task.CompletedTask;
    }

    private sealed class NoScroll : IScrollToLocationHash
    {
        public Task RefreshScrollPositionForHash(string locationAbsolute) => Task.CompletedTask;
    }
}
