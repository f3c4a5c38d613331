using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CognitoConsole.HostedUI;

/// <summary><c>/login</c>, and <c>/changePassword</c> behind it for temporary passwords.</summary>
internal static class LoginPages
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/login", (HttpContext context, LoginFlow flow) => flow.Show(context, view => Login(view, LoginFlow.UsernameInAddress(context) ?? view.Query.Parameters.LoginHint)));
        site.MapPost("/login", (HttpContext context, LoginFlow flow) => flow.Take(context,
            (view, form) => form["action"] switch
            {
                "provider" => GoToProvider(context, view, form),
                "continue" => StepUp(context, flow, view),
                "passkey" => PasskeyPages.Ask(context, view, form),
                ChallengeNameType.EmailOtp or ChallengeNameType.SmsOtp => CodePages.Ask(context, flow, view, form, form["action"]!),
                "credential" => PasskeyPages.SignIn(context, flow, view, form),
                _ => SignIn(context, flow, view, form),
            },
            (view, form) => Login(view, form["username"], StatusCodes.Status400BadRequest, form["remember"] is not null)));
        site.MapPost("/changePassword", (HttpContext context, LoginFlow flow) => flow.Take(context,
            (view, form) => ChangePassword(context, flow, view, form),
            (view, form) => flow.Open(form["challenge"]) is { } challenge ? NewPassword(view, form["challenge"]!, challenge, form) : Login(view, null, StatusCodes.Status400BadRequest)));
    }

    private static IResult Login(PageView view, string? username, int status = StatusCodes.Status200OK, bool remembers = false) =>
        Page.Show<LoginPage>(new() { ["View"] = view, ["Username"] = username, ["Remembers"] = remembers }, status);

    private static async Task<IResult> GoToProvider(HttpContext context, PageView view, FormFields form) =>
        Redirect.AfterForm(await ProviderPages.Start(context, view.Query, form["provider"] ?? throw Engine.Errors.InvalidRequest("provider is missing")));

    /// <summary>The session that is there already, after a click: never by a link alone.</summary>
    public static async Task<IResult> Continue(HttpContext context, PageView view)
    {
        var answer = await context.Invoke(new AuthorizeRequest
        {
            Domain = LoginSite.Of(context).Domain,
            Parameters = view.Query.Parameters with { Prompt = null },
            BrowserSession = Cookies.ReadSession(context),
            IsConfirmed = true,
        });
        // Where the app asks for more than the session has, the person signs in for the app and not to add a passkey.
        return Redirect.AfterForm(answer.Location ?? view.Query.ToApp().To(LoginSite.Of(context).Path + "/login"));
    }

    /// <summary>As <see cref="Continue"/>, with one more factor where that is all the app is missing.</summary>
    private static async Task<IResult> StepUp(HttpContext context, LoginFlow flow, PageView view)
    {
        var answer = await context.Invoke(new ContinueBrowserSessionRequest
        {
            Domain = LoginSite.Of(context).Domain,
            Parameters = view.Query.Parameters with { Prompt = null },
            BrowserSession = Cookies.ReadSession(context),
        });
        return answer.SecondFactor is { } factor ? await SecondFactorPages.Ask(context, flow, view, factor) : Redirect.AfterForm(answer.Location ?? view.Query.To("login"));
    }

    private static async Task<IResult> SignIn(HttpContext context, LoginFlow flow, PageView view, FormFields form)
    {
        var username = form["username"]?.Trim();
        try
        {
            var answer = await context.Invoke(new StartBrowserSessionRequest
            {
                Domain = LoginSite.Of(context).Domain,
                Parameters = view.Query.Parameters,
                BrowserSession = Cookies.ReadSession(context),
                BrowserDevice = Cookies.ReadDevice(context),
                RememberDevice = form["remember"] is not null,
                Username = username!,
                Password = form["password"]!,
            });
            if (answer.SecondFactor is { } factor) return await SecondFactorPages.Ask(context, flow, view, factor);
            if (answer.NewPassword is not { } needed) return SignedIn(context, view, answer);
            var challenge = new PendingChallenge(needed.Session, needed.Username, username!, needed.RequiredAttributes);
            return NewPassword(view, flow.Seal(challenge), challenge, null);
        }
        catch (CognitoException refusal) when (refusal.Code == ErrorCodes.UserNotConfirmedException)
        {
            return flow.GoTo(view, "confirm", $"Your account is not confirmed yet. {Notices.ConfirmationPending(view.Facts!.ConfirmsByLink)}", username);
        }
        catch (CognitoException refusal) when (refusal.Code == ErrorCodes.PasswordResetRequiredException)
        {
            return flow.GoTo(view, "confirmforgotPassword", "Your password has been reset. Enter the code that we have sent you and choose a new one.", username);
        }
    }

    private static IResult NewPassword(PageView view, string challenge, PendingChallenge content, FormFields? form) => Page.Show<NewPasswordPage>(
        new()
        {
            ["View"] = view,
            ["Challenge"] = challenge,
            ["Name"] = content.Name,
            ["Attributes"] = content.Attributes,
            ["Values"] = content.Attributes.ToDictionary(a => AttributeField.Prefix + a.Name, a => form?[AttributeField.Prefix + a.Name] ?? ""),
        },
        view.Error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> ChangePassword(HttpContext context, LoginFlow flow, PageView view, FormFields form)
    {
        if (flow.Open(form["challenge"]) is not { } challenge) throw new CognitoException(ErrorCodes.NotAuthorizedException, "Invalid session for the user, session is expired.");
        PasswordPages.DemandRepeated(form);
        var answer = await context.Invoke(new SetNewPasswordRequest
        {
            Domain = LoginSite.Of(context).Domain,
            Parameters = view.Query.Parameters,
            BrowserSession = Cookies.ReadSession(context),
            BrowserDevice = Cookies.ReadDevice(context),
            Session = challenge.Session,
            Username = challenge.Username,
            NewPassword = form["password"]!,
            UserAttributes = challenge.Attributes.Where(a => form[AttributeField.Prefix + a.Name] is not null).ToDictionary(a => a.Name, a => form[AttributeField.Prefix + a.Name]!),
        });
        return answer.SecondFactor is { } factor ? await SecondFactorPages.Ask(context, flow, view, factor) : SignedIn(context, view, answer);
    }

    public static IResult SignedIn(HttpContext context, PageView view, StartBrowserSessionResponse answer)
    {
        if (answer.BrowserSession is { } session) Cookies.WriteSession(context, session, answer.BrowserSessionLifetime);
        if (answer.BrowserDevice is { } device) Cookies.WriteDevice(context, device);
        // The app gets a code of its own once the passkey is there; this one goes nowhere.
        return Redirect.AfterForm(view.Query.AddsPasskey && answer.BrowserSession is not null ? view.Query.To("passkeys/add") : answer.Location!);
    }
}
