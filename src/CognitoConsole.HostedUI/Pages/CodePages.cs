using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CognitoConsole.HostedUI;

/// <summary>Signing in with a code instead of a password: asked for at <c>/login</c>, entered at <c>/code</c>. What is asked travels sealed in the form.</summary>
internal static class CodePages
{
    public static void Map(IEndpointRouteBuilder site)
    {
        // Reached by a form alone: an address that was kept starts over.
        site.MapGet("/code", (HttpContext context, LoginFlow flow) => flow.Show(context, view => Redirect.To(view.Query.To("login"))));
        site.MapPost("/code", (HttpContext context, LoginFlow flow) => flow.Take(context,
            (view, form) => SignIn(context, flow, view, form),
            (view, form) => flow.OpenFactor(form["challenge"]) is { } asked ? Draw(view, form["challenge"]!, asked) : Redirect.AfterForm(view.Query.To("login"))));
    }

    /// <summary>Sends a code and shows where to enter it.</summary>
    /// <param name="factor">EMAIL_OTP or SMS_OTP.</param>
    public static async Task<IResult> Ask(HttpContext context, LoginFlow flow, PageView view, FormFields form, string factor)
    {
        var username = form["username"]?.Trim();
        if (string.IsNullOrEmpty(username)) throw new CognitoException(ErrorCodes.InvalidParameterException, "Enter your user name first, then ask for a code.") { Fields = [new FieldError("username", "")] };
        var answer = await context.Invoke(new StartCodeSignInRequest
        {
            Domain = LoginSite.Of(context).Domain,
            Parameters = view.Query.Parameters,
            Username = username,
            Factor = factor,
            RememberDevice = form["remember"] is not null,
        });
        if (answer.Location is { } location) return Redirect.AfterForm(location);
        var asked = new SecondFactorRequirement { Challenge = factor, Session = answer.Session!, Destination = answer.Destination };
        return Draw(view, flow.Seal(asked), asked);
    }

    private static async Task<IResult> SignIn(HttpContext context, LoginFlow flow, PageView view, FormFields form)
    {
        if (flow.OpenFactor(form["challenge"]) is not { } asked) throw new CognitoException(ErrorCodes.NotAuthorizedException, "Invalid session for the user, session is expired.");
        var answer = await context.Invoke(new AnswerCodeSignInRequest
        {
            Domain = LoginSite.Of(context).Domain,
            Parameters = view.Query.Parameters,
            BrowserSession = Cookies.ReadSession(context),
            BrowserDevice = Cookies.ReadDevice(context),
            Session = asked.Session,
            Factor = asked.Challenge,
            Code = form["answer"]?.Replace(" ", "", StringComparison.Ordinal) ?? "",
        });
        return answer.SecondFactor is { } factor ? await SecondFactorPages.Ask(context, flow, view, factor) : LoginPages.SignedIn(context, view, answer);
    }

    private static IResult Draw(PageView view, string challenge, SecondFactorRequirement asked) => Page.Show<FactorCodePage>(
        new() { ["View"] = view, ["Challenge"] = challenge, ["Asked"] = asked, ["Target"] = "code" },
        view.Error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}
