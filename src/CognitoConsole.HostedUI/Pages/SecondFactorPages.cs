using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CognitoConsole.HostedUI;

/// <summary><c>/mfa</c>: choosing a second factor, setting one up, entering its code. What is asked travels sealed in the form.</summary>
internal static class SecondFactorPages
{
    public static void Map(IEndpointRouteBuilder site)
    {
        // Reached by a form alone: an address that was kept starts over.
        site.MapGet("/mfa", (HttpContext context, LoginFlow flow) => flow.Show(context, view => Redirect.To(view.Query.To("login"))));
        site.MapPost("/mfa", (HttpContext context, LoginFlow flow) => flow.Take(context,
            (view, form) => Answer(context, flow, view, form),
            (view, form) => flow.OpenFactor(form["challenge"]) is { } asked ? Draw(view, form["challenge"]!, asked) : Redirect.AfterForm(view.Query.To("login"))));
    }

    /// <summary>Asks for what the engine asks for. Where an app is all that can be set up, that is no question.</summary>
    public static async Task<IResult> Ask(HttpContext context, LoginFlow flow, PageView view, SecondFactorRequirement asked)
    {
        if (asked is { Challenge: ChallengeNameType.MfaSetup, Choices: [ChallengeNameType.SoftwareTokenMfa] })
            return await Next(context, flow, view, await Send(context, view, asked, ChallengeNameType.SoftwareTokenMfa, null));
        return Draw(view, flow.Seal(asked), asked);
    }

    private static async Task<IResult> Answer(HttpContext context, LoginFlow flow, PageView view, FormFields form)
    {
        if (flow.OpenFactor(form["challenge"]) is not { } asked) throw new CognitoException(ErrorCodes.NotAuthorizedException, "Invalid session for the user, session is expired.");
        // Apps show their codes in two groups.
        var answer = form["answer"]?.Replace(" ", "", StringComparison.Ordinal) ?? "";
        return await Next(context, flow, view, await Send(context, view, asked, answer, form["email"]?.Trim()));
    }

    private static async Task<IResult> Next(HttpContext context, LoginFlow flow, PageView view, StartBrowserSessionResponse answer) =>
        answer.SecondFactor is { } next ? await Ask(context, flow, view, next) : LoginPages.SignedIn(context, view, answer);

    private static Task<StartBrowserSessionResponse> Send(HttpContext context, PageView view, SecondFactorRequirement asked, string answer, string? email) => context.Invoke(new AnswerSecondFactorRequest
    {
        Domain = LoginSite.Of(context).Domain,
        Parameters = view.Query.Parameters,
        BrowserSession = Cookies.ReadSession(context),
        BrowserDevice = Cookies.ReadDevice(context),
        Session = asked.Session,
        Challenge = asked.Challenge,
        Answer = answer,
        Email = email,
    });

    private static IResult Draw(PageView view, string challenge, SecondFactorRequirement asked)
    {
        var parameters = new Dictionary<string, object?> { ["View"] = view, ["Challenge"] = challenge, ["Asked"] = asked };
        var status = view.Error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        return asked.Challenge switch
        {
            ChallengeNameType.SelectMfaType or ChallengeNameType.MfaSetup => Page.Show<FactorChoicePage>(parameters, status),
            SecondFactorRequirement.TotpSetup => Page.Show<AppSetupPage>(parameters, status),
            _ => Page.Show<FactorCodePage>(parameters, status),
        };
    }
}
