using System.Threading.RateLimiting;
using CognitoConsole.Admin;
using CognitoConsole.Data.Operators;
using CognitoConsole.Engine;
using CognitoConsole.Server.Settings;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace CognitoConsole.Server.Operators;

/// <summary>Cookies, claims and limits of the operators' sign-in.</summary>
internal static class OperatorAuthentication
{
    public static void AddOperatorSignIn(this IServiceCollection services)
    {
        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton<OperatorSessions>();
        services.AddScoped<OperatorEvents>();
        services.AddScoped<OperatorSignInFlow>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<OwnAuthenticator>();
        services.AddScoped<OwnPasskeys>();
        services.AddScoped<AuthenticationStateProvider, OperatorAuthenticationState>();
        services.AddAuthorization();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        new IdentityBuilder(typeof(Operator), services).AddSignInManager<OperatorSignIn>().AddClaimsPrincipalFactory<OperatorClaimsFactory>();

        services.AddOptions<IdentityPasskeyOptions>().Configure<ServerSettings>((passkeys, settings) =>
        {
            // Found without a name, and used only after the authenticator has seen its owner.
            (passkeys.ResidentKeyRequirement, passkeys.UserVerificationRequirement) = ("required", "required");
            // Without it they belong to the host by which the browser came.
            if (settings.PublicUrl is { } url) passkeys.ServerDomain = new Uri(url).Host;
            // Identity asks the Origin header, which is "null" where pages have no referrer.
            passkeys.ValidateOrigin = shown => ValueTask.FromResult(!shown.CrossOrigin && IsOurs(shown.Origin, shown.HttpContext.Request, settings.PublicUrl));
        });
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.LoginPath = "/account/sign-in";
            cookie.LogoutPath = ConsoleUrls.SignOut;
            cookie.AccessDeniedPath = ConsoleUrls.Home;
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = OperatorSessions.Lifetime;
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = Validate;
        });
        services.AddOptions<AntiforgeryOptions>().Configure<EngineOptions>((form, engine) => (form.Cookie.Name, form.Cookie.SecurePolicy) = Name("form", engine));
        services.AddOptions<AntiforgeryOptions>().Configure(form => form.FormFieldName = "__form");
        AddCookie(services, IdentityConstants.ApplicationScheme, "operator");
        AddCookie(services, IdentityConstants.TwoFactorUserIdScheme, "second-factor");
        AddCookie(services, IdentityConstants.TwoFactorRememberMeScheme, "second-factor-known");
        AddCookie(services, IdentityConstants.ExternalScheme, "external");

        // Guessing passwords of many operators from one address; lockout stands behind it for a single one.
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments("/account")
                    ? RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = 60, Window = TimeSpan.FromMinutes(1) })
                    : RateLimitPartition.GetNoLimiter(""));
        });
    }

    private static bool IsOurs(string origin, HttpRequest request, string? publicUrl) =>
        origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase) || origin.Equals(publicUrl, StringComparison.OrdinalIgnoreCase);

    private static void AddCookie(IServiceCollection services, string scheme, string name) =>
        services.AddOptions<CookieAuthenticationOptions>(scheme).Configure<EngineOptions>((options, engine) =>
        {
            (options.Cookie.Name, options.Cookie.SecurePolicy) = Name(name, engine);
            options.Cookie.Path = "/";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
        });

    /// <summary>The prefix makes browsers refuse a cookie that a neighbouring host or a plain connection has set. It needs https.</summary>
    private static (string Name, CookieSecurePolicy Policy) Name(string name, EngineOptions engine) => engine.PublicUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        ? ($"__Host-cognito-{name}", CookieSecurePolicy.Always)
        : ($"cognito-{name}", CookieSecurePolicy.SameAsRequest);

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        if (await context.HttpContext.RequestServices.GetRequiredService<OperatorSessions>().IsCurrent(context.Principal!)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
