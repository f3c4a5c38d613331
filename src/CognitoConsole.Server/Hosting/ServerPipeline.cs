using CognitoConsole.Admin.Shell;
using CognitoConsole.Api;
using CognitoConsole.HostedUI;
using CognitoConsole.Server.Hosting;
using CognitoConsole.Server.Operators;
using CognitoConsole.Server.Settings;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace CognitoConsole.Server;

/// <summary>The way of a request through the host.</summary>
internal static class ServerPipeline
{
    public static void UseServer(this WebApplication app, ServerSettings settings)
    {
        if (settings.Proxies.Count > 0) app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseResponseCompression();
        app.UseMiddleware<UnexpectedErrors>();
        app.UseAdminConsoleNotFound();
        app.UseMiddleware<RefusedForms>();
        app.UseHostedUI();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseMiddleware<ConnectionCapMiddleware>();

        app.MapStaticAssets();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        app.MapAwsApi();
        app.MapHostedUI();
        app.MapOperatorSignIn();
        app.MapAdminConsole();
    }
}
