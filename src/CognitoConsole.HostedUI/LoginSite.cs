using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.HostedUI;

/// <summary>The domain that a request is for.</summary>
/// <param name="Path">Path of its pages as the browser sees it, without a trailing slash: what cookies are limited to.</param>
internal sealed record LoginSite(string Domain, string Path, bool IsHttps)
{
    public string CookiePath => Path.Length == 0 ? "/" : Path;

    public static LoginSite Of(HttpContext context) => (LoginSite)context.Items[typeof(LoginSite)]!;
}

/// <summary>Finds the domain, sets the headers that every answer carries, and turns refusals into a page.</summary>
internal sealed class LoginSiteFilter(EngineOptions options) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (!context.Request.Host.HasValue) return Results.StatusCode(StatusCodes.Status400BadRequest);
        SecurityHeaders.Set(context.Response);
        try
        {
            var name = (string)context.Request.RouteValues["domain"]!;
            var found = await context.Invoke(new FindLoginDomainRequest { Domain = name });
            if (!TlsPolicy.Allows(context, found.SecurityPolicy)) return TlsPolicy.Refuse(context);
            var hasOwnHost = context.Items.ContainsKey(typeof(LoginHosts));
            var path = hasOwnHost ? context.Request.PathBase.Value! : $"{context.Request.PathBase}/auth/{name}";
            var isHttps = context.Request.IsHttps || (hasOwnHost ? found.BaseUrl : options.PublicUrl).StartsWith("https:", StringComparison.Ordinal);
            if (isHttps) SecurityHeaders.DemandHttps(context.Response);
            context.Items[typeof(LoginSite)] = new LoginSite(found.Domain, path, isHttps);
            return await next(invocation);
        }
        catch (CognitoException refusal)
        {
            if (refusal.Status >= 500) return Page.Error(LoginFlow.OurTrouble, refusal.Status);
            return Page.Error(refusal.Message, refusal.Code == ErrorCodes.ResourceNotFoundException ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException malformed)
        {
            return Page.Error("The request could not be read.", malformed.StatusCode);
        }
    }
}
