using CognitoConsole.Admin.Kit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor.Services;

namespace CognitoConsole.Admin.Shell;

/// <summary>How the host mounts the console.</summary>
public static class AdminConsole
{
    /// <summary>Services of the console. The host registers <see cref="ConsoleOptions"/>, <c>ICognito</c> and operator authentication.</summary>
    public static IServiceCollection AddAdminConsole(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new ConsoleOptions());
        services.AddScoped<Toasts>();
        services.AddScoped<CommandHistory>();
        services.AddScoped<CurrentUserPool>();
        services.AddScoped<CurrentIdentityPool>();
        services.AddScoped<IPaletteSource, PagePalette>();
        services.AddScoped<IPaletteSource, ActionPalette>();
        services.AddScoped<IPaletteSource, UserPoolPalette>();
        services.AddScoped<IPaletteSource, InsidePoolPalette>();
        services.AddScoped<IPaletteSource, PersonPalette>();
        services.AddScoped<IPaletteSource, IdentityPoolPalette>();
        services.AddScoped<IPaletteSource, IdentityPalette>();
        services.AddScoped<IPaletteSource, NamedPalette>();
        return services;
    }

    /// <summary>Routes of the console, and of the pages in <see cref="ConsoleOptions.PageAssemblies"/>.</summary>
    public static RazorComponentsEndpointConventionBuilder MapAdminConsole(this IEndpointRouteBuilder endpoints)
    {
        var options = endpoints.ServiceProvider.GetRequiredService<ConsoleOptions>();
        Downloads.Map(endpoints);
        FrameIcons.Map(endpoints);
        // The host says who may frame its pages; Blazor's own header would stand in the place of the whole policy.
        var pages = endpoints.MapRazorComponents<App>().AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null).AddAdditionalAssemblies([.. options.PageAssemblies]);

        // Interactive pages receive no form posts; POST / belongs to the AWS API.
        pages.Add(endpoint =>
        {
            if (endpoint.Metadata.OfType<ComponentTypeMetadata>().FirstOrDefault()?.Type.Assembly != typeof(App).Assembly) return;
            foreach (var methods in endpoint.Metadata.OfType<HttpMethodMetadata>().ToList()) endpoint.Metadata.Remove(methods);
            endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
        });
        return pages;
    }

    /// <summary>Answers a browser's request for an unknown address with the console's own page. Before routing.</summary>
    public static IApplicationBuilder UseAdminConsoleNotFound(this IApplicationBuilder app) =>
        app.UseWhen(
            context => HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase),
            branch => branch.UseStatusCodePagesWithReExecute(ConsoleUrls.NotFound, createScopeForStatusCodePages: true));
}
