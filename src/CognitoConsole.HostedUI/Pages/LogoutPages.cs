using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CognitoConsole.HostedUI;

/// <summary><c>/logout</c> and <c>/error</c>.</summary>
internal static class LogoutPages
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/logout", (Delegate)Logout);
        site.MapGet("/error", (HttpContext context) => Page.Error(
            context.Request.Query["error"] == ErrorCodes.RedirectMismatch
                ? "The app sent you here with an address that it is not registered for."
                : "The sign-in could not be completed.",
            StatusCodes.Status400BadRequest));
    }

    private static async Task<IResult> Logout(HttpContext context)
    {
        var query = LoginQuery.Of(context);
        var answer = await context.Invoke(new EndBrowserSessionRequest
        {
            Domain = LoginSite.Of(context).Domain,
            BrowserSession = Cookies.ReadSession(context),
            LogoutUri = context.Request.Query.One("logout_uri"),
            Parameters = query.Parameters,
        });
        Cookies.DeleteSession(context);
        return Redirect.To(answer.Location ?? query.To("login"));
    }
}
