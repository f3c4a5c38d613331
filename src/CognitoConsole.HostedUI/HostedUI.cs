using CognitoConsole.Contracts;
using CognitoConsole.Engine.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.HostedUI;

/// <summary>Door 2: the web site of each user pool's domain, and discovery at its issuer.</summary>
public static class HostedUIEndpoints
{
    // Room for the longest form (a sign-up with fifty long attributes), and no more.
    private const int MaxRequestBody = 128 * 1024;

    public static IServiceCollection AddHostedUI(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton<Csrf>();
        services.AddSingleton<Notices>();
        services.AddSingleton<DiscoveryDocuments>();
        services.AddSingleton<LoginFlow>();
        services.AddSingleton<ILoginPages, LoginPagePreview>();
        return services;
    }

    /// <summary>Domains that are host names of their own. Stands before routing.</summary>
    public static IApplicationBuilder UseHostedUI(this IApplicationBuilder app) => app.UseMiddleware<LoginHosts>();

    public static IEndpointRouteBuilder MapHostedUI(this IEndpointRouteBuilder endpoints)
    {
        DiscoveryEndpoints.Map(endpoints);
        FeedbackPages.Map(endpoints);
        var site = endpoints.MapGroup("/auth/{domain}").AllowAnonymous().DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(MaxRequestBody))
            .AddEndpointFilter<LoginSiteFilter>();
        AuthorizeEndpoint.Map(site);
        TokenEndpoint.Map(site);
        UserInfoEndpoint.Map(site);
        RegistrationEndpoint.Map(site);
        LoginPages.Map(site);
        ProviderPages.Map(site);
        SamlPages.Map(site);
        SecondFactorPages.Map(site);
        PasskeyPages.Map(site);
        CodePages.Map(site);
        SignUpPages.Map(site);
        PasswordPages.Map(site);
        LogoutPages.Map(site);
        LoginImages.Map(site);
        site.Map("/{**rest}", () => Page.Error("This page does not exist.", StatusCodes.Status404NotFound));
        return endpoints;
    }

    internal static Caller Caller(this HttpContext context) => new Caller.HostedUI
    {
        IpAddress = context.Connection.RemoteIpAddress?.ToString(),
        UserAgent = context.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent ? agent : null,
    };

    internal static Task<TResponse> Invoke<TResponse>(this HttpContext context, IRequest<TResponse> request) =>
        context.RequestServices.GetRequiredService<ICognito>().Invoke(request, context.Caller(), context.RequestAborted);
}
