using CognitoConsole.Admin;

namespace CognitoConsole.Server.Hosting;

/// <summary>A form of the account pages that is turned away before its page sees it (out of date, too many) gets a sentence instead of an empty page.</summary>
internal sealed class RefusedForms(RequestDelegate next)
{
    public async Task Invoke(HttpContext context)
    {
        await next(context);
        var (request, response) = (context.Request, context.Response);
        if (response.HasStarted || !HttpMethods.IsPost(request.Method) || !request.Path.StartsWithSegments(ConsoleUrls.Account())) return;
        if (!request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)) return;

        // To the same address, which the form is on; signing out has no page.
        var again = request.Path == ConsoleUrls.SignOut ? ConsoleUrls.Home : request.Path + request.QueryString;
        if (response.StatusCode == StatusCodes.Status400BadRequest)
            await PlainPage.Write(context, "This form is out of date", "You have signed in or out since it was opened, or it was not sent from this console. Nothing was changed.", null, (again, "Open it again"));
        else if (response.StatusCode == StatusCodes.Status429TooManyRequests)
            await PlainPage.Write(context, "Too many attempts", "From your address came more forms than a person fills in. Wait a minute.", null, (again, "Try again"));
    }
}
