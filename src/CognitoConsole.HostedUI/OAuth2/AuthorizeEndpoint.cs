using CognitoConsole.Contracts.Extensions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CognitoConsole.HostedUI;

internal static class AuthorizeEndpoint
{
    public static void Map(IEndpointRouteBuilder site) => site.MapGet("/oauth2/authorize", (Delegate)Get);

    private static async Task<IResult> Get(HttpContext context)
    {
        var query = LoginQuery.Of(context);
        var answer = await context.Invoke(new AuthorizeRequest
        {
            Domain = LoginSite.Of(context).Domain,
            Parameters = query.Parameters,
            BrowserSession = Cookies.ReadSession(context),
        });
        return Redirect.To(answer.Location ?? (answer.Provider is { } provider ? await ProviderPages.Start(context, query, provider) : query.To("../login")));
    }
}

/// <summary>302 with exactly this address: the framework's own would refuse custom schemes and re-encode.</summary>
internal sealed class Redirect(string location, int status) : IResult
{
    public static Redirect To(string location) => new(location, StatusCodes.Status302Found);

    /// <summary>After a form: the next request is a GET.</summary>
    public static Redirect AfterForm(string location) => new(location, StatusCodes.Status303SeeOther);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        httpContext.Response.Headers.Location = location;
        return Task.CompletedTask;
    }
}
