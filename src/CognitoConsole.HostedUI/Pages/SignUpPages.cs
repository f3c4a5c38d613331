using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CognitoConsole.HostedUI;

/// <summary><c>/signup</c>, <c>/confirm</c>, <c>/resendcode</c> and the link in verification mails, <c>/confirmUser</c>.</summary>
internal static class SignUpPages
{
    private const string Confirmed = "Your account is confirmed. You can sign in now.";

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/signup", (HttpContext context, LoginFlow flow) => flow.Show(context, view => view.Facts!.AllowsSignUp ? SignUp(view, null) : Closed(view)));
        site.MapPost("/signup", (HttpContext context, LoginFlow flow) => flow.Take(context, (view, form) => SignUp(context, flow, view, form), SignUp));
        site.MapGet("/confirm", (HttpContext context, LoginFlow flow) => flow.Show(context, view => Confirm(view, LoginFlow.UsernameInAddress(context))));
        site.MapPost("/confirm", (HttpContext context, LoginFlow flow) => flow.Take(context,
            (view, form) => Confirm(context, flow, view, form), (view, _) => Confirm(view, LoginFlow.UsernameInAddress(context))));
        site.MapGet("/resendcode", (HttpContext context, LoginFlow flow) => flow.Show(context, view => Redirect.To(view.Query.To("confirm", ("username", LoginFlow.UsernameInAddress(context))))));
        site.MapPost("/resendcode", (HttpContext context, LoginFlow flow) => flow.Take(context,
            (view, _) => Resend(context, flow, view), (view, _) => Confirm(view, LoginFlow.UsernameInAddress(context))));
        site.MapGet("/confirmUser", (Delegate)FollowLink);
    }

    private static IResult SignUp(PageView view, FormFields? form)
    {
        var names = view.Facts!.SignUpAttributes.Select(a => AttributeField.Prefix + a.Name).Append("username");
        return Page.Show<SignUpPage>(new() { ["View"] = view, ["Values"] = names.ToDictionary(n => n, n => form?[n] ?? "") }, Status(view));
    }

    private static IResult Confirm(PageView view, string? username) => Page.Show<ConfirmPage>(new() { ["View"] = view, ["Username"] = username }, Status(view));

    private static int Status(PageView view) => view.Error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;

    private static IResult Closed(PageView view) =>
        Page.Message("Accounts are made by an administrator", "You cannot create an account here yourself.", view, view.Query.To("login"), "Back to sign in", StatusCodes.Status403Forbidden);

    private static async Task<IResult> SignUp(HttpContext context, LoginFlow flow, PageView view, FormFields form)
    {
        var username = form["username"]?.Trim() ?? "";
        var response = await context.Invoke(new SignUpRequest
        {
            ClientId = view.Query.Parameters.ClientId!,
            SecretHash = await LoginFlow.SecretHash(context, view, username),
            Username = username,
            Password = form["password"],
            UserAttributes = [.. from attribute in view.Facts!.SignUpAttributes
                                 let value = form[AttributeField.Prefix + attribute.Name]?.Trim()
                                 where !string.IsNullOrEmpty(value)
                                 select new AttributeType { Name = attribute.Name, Value = value }],
        });
        if (response.UserConfirmed == true) return flow.GoTo(view, "login", "Your account is ready. You can sign in now.", username);
        return flow.GoTo(view, "confirm", response.CodeDeliveryDetails is null ? "Your account has been made. An administrator has to confirm it." : Notices.ConfirmationSent(response.CodeDeliveryDetails, view.Facts!.ConfirmsByLink), username);
    }

    private static async Task<IResult> Confirm(HttpContext context, LoginFlow flow, PageView view, FormFields form)
    {
        var username = LoginFlow.UsernameInAddress(context) ?? form["username"]?.Trim() ?? "";
        await PasswordPages.InvokeWithCode(context, new ConfirmSignUpRequest
        {
            ClientId = view.Query.Parameters.ClientId!,
            SecretHash = await LoginFlow.SecretHash(context, view, username),
            Username = username,
            ConfirmationCode = form["code"]?.Trim() ?? "",
        });
        return flow.GoTo(view, "login", Confirmed, username);
    }

    private static async Task<IResult> Resend(HttpContext context, LoginFlow flow, PageView view)
    {
        var username = LoginFlow.UsernameInAddress(context) ?? "";
        var response = await context.Invoke(new ResendConfirmationCodeRequest
        {
            ClientId = view.Query.Parameters.ClientId!,
            SecretHash = await LoginFlow.SecretHash(context, view, username),
            Username = username,
        });
        return flow.GoTo(view, "confirm", Notices.ConfirmationSent(response.CodeDeliveryDetails, view.Facts!.ConfirmsByLink), username);
    }

    /// <summary>The link carries client, user and code only. It shows where to sign in when the client has a default redirect URI.</summary>
    private static async Task<IResult> FollowLink(HttpContext context)
    {
        var query = context.Request.Query;
        var (clientId, username, code) = (query["client_id"].ToString(), query["user_name"].ToString(), query["confirmation_code"].ToString());
        var domain = LoginSite.Of(context).Domain;
        var secretHash = await context.Invoke(new GetSecretHashRequest { Domain = domain, ClientId = clientId, Username = username });
        try
        {
            await context.Invoke(new ConfirmSignUpRequest { ClientId = clientId, SecretHash = secretHash.SecretHash, Username = username, ConfirmationCode = code });
        }
        catch (CognitoException refusal) when (refusal.Code is ErrorCodes.NotAuthorizedException or ErrorCodes.ExpiredCodeException)
        {
            // Opened again: it has done what it was for. Any other code learns what it would without this.
            if (!(await context.Invoke(new CheckConfirmationLinkRequest { Domain = domain, ClientId = clientId, Username = username, ConfirmationCode = code })).HasConfirmed) throw;
        }

        try
        {
            var login = await context.Invoke(new DescribeLoginRequest { Domain = domain, Parameters = new AuthorizationParameters { ClientId = clientId, ResponseType = "code" } });
            if (login.Page is not null) return Page.Message("You are confirmed", Confirmed, null, $"login?client_id={Uri.EscapeDataString(clientId)}&response_type=code", "Sign in");
        }
        catch (CognitoException)
        {
            // No default redirect URI: the app knows where its own sign-in begins.
        }

        return Page.Message("You are confirmed", "Your account is confirmed. Go back to the app to sign in.");
    }
}
