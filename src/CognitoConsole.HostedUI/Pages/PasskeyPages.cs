using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CognitoConsole.HostedUI;

/// <summary>Signing in with a passkey, behind <c>/login</c>; and <c>/passkeys/add</c>, to which apps send people who want one.</summary>
internal static class PasskeyPages
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/passkeys/add", (HttpContext context, LoginFlow flow) => flow.Show(context, view => Add(context, view)));
        site.MapPost("/passkeys/add", (HttpContext context, LoginFlow flow) => flow.Take(context,
            (view, form) => form["action"] == "skip" ? LoginPages.Continue(context, view) : Added(context, view, form),
            (view, _) => Page.Message("The passkey was not added", view.Error!, view, view.Query.To("add"), "Try again", StatusCodes.Status400BadRequest)));
    }

    /// <summary>The page that asks the browser for a passkey.</summary>
    public static async Task<IResult> Ask(HttpContext context, PageView view, FormFields form)
    {
        var username = form["username"]?.Trim();
        if (string.IsNullOrEmpty(username)) throw new CognitoException(ErrorCodes.InvalidParameterException, "Enter your user name first, then use your passkey.") { Fields = [new FieldError("username", "")] };
        var answer = await context.Invoke(new StartPasskeySignInRequest
        {
            Domain = LoginSite.Of(context).Domain,
            Parameters = view.Query.Parameters,
            Username = username,
            RememberDevice = form["remember"] is not null,
        });
        if (answer.Location is { } location) return Redirect.AfterForm(location);
        SecurityHeaders.AllowPasskeyScript(context.Response);
        return Page.Show<PasskeyPage>(new() { ["View"] = view, ["Username"] = username, ["Session"] = answer.Session, ["Options"] = answer.Options });
    }

    public static async Task<IResult> SignIn(HttpContext context, LoginFlow flow, PageView view, FormFields form)
    {
        var answer = await context.Invoke(new AnswerPasskeySignInRequest
        {
            Domain = LoginSite.Of(context).Domain,
            Parameters = view.Query.Parameters,
            BrowserSession = Cookies.ReadSession(context),
            BrowserDevice = Cookies.ReadDevice(context),
            Session = form["session"]!,
            Credential = form["credential"]!,
        });
        return answer.SecondFactor is { } factor ? await SecondFactorPages.Ask(context, flow, view, factor) : LoginPages.SignedIn(context, view, answer);
    }

    private static async Task<IResult> Add(HttpContext context, PageView view)
    {
        var answer = await context.Invoke(new StartPasskeyRegistrationRequest
        {
            Domain = LoginSite.Of(context).Domain,
            Parameters = view.Query.Parameters,
            BrowserSession = Cookies.ReadSession(context),
        });
        if (answer.Location is { } location) return Redirect.To(location);
        if (answer.Options is null) return Redirect.To(view.Query.ToAddPasskey().To("../login"));
        SecurityHeaders.AllowPasskeyScript(context.Response);
        return Page.Show<AddPasskeyPage>(new() { ["View"] = view, ["Options"] = answer.Options });
    }

    private static async Task<IResult> Added(HttpContext context, PageView view, FormFields form)
    {
        await context.Invoke(new CompletePasskeyRegistrationRequest
        {
            Domain = LoginSite.Of(context).Domain,
            Parameters = view.Query.Parameters,
            BrowserSession = Cookies.ReadSession(context),
            Credential = form["credential"]!,
        });
        return await LoginPages.Continue(context, view);
    }
}
