using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Security;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.HostedUI;

/// <summary>What all form pages do alike: check the authorization request in the address, and that a form is ours.</summary>
internal sealed class LoginFlow(Csrf csrf, Notices notices, SealedToken seal, TimeProvider clock)
{
    /// <summary>What a person is told of trouble that is the server's own; the log has the rest.</summary>
    public const string OurTrouble = "Something is wrong on our side, not with what you have entered. Please try again later.";

    private const string LoginPath = "/login";
    private const string ChallengePurpose = "hosted-ui-challenge";
    private const string FactorPurpose = "hosted-ui-second-factor";

    /// <summary>Draws a page; a request that the client has to hear about goes back to it.</summary>
    public Task<IResult> Show(HttpContext context, Func<PageView, IResult> page) => Show(context, view => Task.FromResult(page(view)));

    public async Task<IResult> Show(HttpContext context, Func<PageView, Task<IResult>> page)
    {
        var (view, error) = await View(context);
        return view is null ? Redirect.To(error!) : await page(view);
    }

    /// <summary>Takes a form. A refusal of the engine draws the page again, with the engine's sentence.</summary>
    /// <param name="handle">Does what the form asks; answers with where to go or what to show.</param>
    /// <param name="again">Draws the page with the error.</param>
    public async Task<IResult> Take(HttpContext context, Func<PageView, FormFields, Task<IResult>> handle, Func<PageView, FormFields, IResult> again)
    {
        var form = await FormFields.Read(context);
        var (view, error) = await View(context);
        if (view is null) return Redirect.AfterForm(error!);
        if (!csrf.Accepts(context, form[Csrf.Field]))
            return Page.Message("Please try again", "This form is no longer valid. It may have been open for too long, or cookies are switched off.", view, view.Query.To(LoginSite.Of(context).Path + "/login"), "Back to sign in", StatusCodes.Status403Forbidden);
        try
        {
            return await handle(view, form);
        }
        catch (CognitoException refusal)
        {
            // Shape rules name members and patterns; a person is better served by the sentences beside the inputs.
            var message = refusal.Code switch
            {
                ErrorCodes.ValidationException => "Please check what you have entered.",
                _ when refusal.Status >= 500 => OurTrouble,
                ErrorCodes.TooManyRequestsException => "There were too many attempts. Please wait a while, then try again.",
                _ => refusal.Message,
            };
            return again(view with { Error = message, Notice = null, Fields = refusal.Fields }, form);
        }
    }

    /// <summary>To the page beside, with a sentence for it.</summary>
    public IResult GoTo(PageView view, string page, string notice, string? username) =>
        Redirect.AfterForm(view.Query.To(page, ("username", username), ("notice", notices.Seal(notice))));

    public static async Task<string?> SecretHash(HttpContext context, PageView view, string username) =>
        (await context.Invoke(new GetSecretHashRequest { Domain = LoginSite.Of(context).Domain, ClientId = view.Query.Parameters.ClientId!, Username = username })).SecretHash;

    /// <summary>The name that pages hand on in their address.</summary>
    public static string? UsernameInAddress(HttpContext context) =>
        context.Request.Query["username"].ToString() is { Length: > 0 and <= 128 } username ? username : null;

    public string Seal(PendingChallenge challenge) => seal.Seal(challenge, ChallengePurpose, clock.GetUtcNow().AddMinutes(20));

    public PendingChallenge? Open(string? challenge) => seal.Open<PendingChallenge>(challenge, ChallengePurpose, clock.GetUtcNow(), out _);

    public string Seal(SecondFactorRequirement asked) => seal.Seal(asked, FactorPurpose, clock.GetUtcNow().AddMinutes(20));

    public SecondFactorRequirement? OpenFactor(string? asked) => seal.Open<SecondFactorRequirement>(asked, FactorPurpose, clock.GetUtcNow(), out _);

    private async Task<(PageView? View, string? Error)> View(HttpContext context)
    {
        var query = LoginQuery.Of(context);
        var answer = await context.Invoke(new DescribeLoginRequest
        {
            Domain = LoginSite.Of(context).Domain,
            Parameters = query.Parameters,
            BrowserSession = Cookies.ReadSession(context),
        });
        if (answer.Page is null) return (null, answer.ErrorLocation);
        // All pages but this one are for accounts in the pool itself.
        if (!answer.Page.AllowsUserPool && !context.Request.Path.Value!.EndsWith(LoginPath, StringComparison.Ordinal)) return (null, query.To(LoginSite.Of(context).Path + LoginPath));
        SecurityHeaders.AllowStyle(context.Response, SecurityHeaders.Style(answer.Page.Branding));
        var notice = context.Request.Query["notice"].ToString() is { Length: > 0 and <= 2048 } text ? notices.Open(text) : null;
        return (new PageView(query, answer.Page, csrf.Token(context)) { Notice = notice }, null);
    }
}

/// <summary>A sign-in that waits for a new password, sealed into the page's form.</summary>
/// <param name="Name">As the person typed it.</param>
internal sealed record PendingChallenge(string Session, string Username, string Name, IReadOnlyList<LoginAttribute> Attributes);
