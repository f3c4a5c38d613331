using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CognitoConsole.HostedUI;

/// <summary><c>/forgotPassword</c> and <c>/confirmforgotPassword</c>.</summary>
internal static class PasswordPages
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/forgotPassword", (HttpContext context, LoginFlow flow) => flow.Show(context, view => Forgot(view, LoginFlow.UsernameInAddress(context))));
        site.MapPost("/forgotPassword", (HttpContext context, LoginFlow flow) => flow.Take(context,
            (view, form) => Forgot(context, flow, view, form), (view, form) => Forgot(view, form["username"])));
        site.MapGet("/confirmforgotPassword", (HttpContext context, LoginFlow flow) => flow.Show(context, view => Confirm(view, LoginFlow.UsernameInAddress(context))));
        site.MapPost("/confirmforgotPassword", (HttpContext context, LoginFlow flow) => flow.Take(context,
            (view, form) => Confirm(context, flow, view, form), (view, _) => Confirm(view, LoginFlow.UsernameInAddress(context))));
    }

    /// <summary>A password that cannot be seen is typed twice.</summary>
    public static void DemandRepeated(FormFields form)
    {
        if (form["password"] == form["password-again"]) return;
        const string Message = "The two passwords are not the same.";
        throw new CognitoException(ErrorCodes.InvalidParameterException, Message) { Fields = [new FieldError("password-again", Message)] };
    }

    /// <summary>
    /// One sentence for a wrong code, an expired one and a name that nobody has: which of them it was would tell who has an account.
    /// </summary>
    public static async Task InvokeWithCode<TResponse>(HttpContext context, IRequest<TResponse> request)
    {
        try
        {
            await context.Invoke(request);
        }
        catch (CognitoException refusal) when (refusal.Code is ErrorCodes.CodeMismatchException or ErrorCodes.ExpiredCodeException)
        {
            const string Message = "Invalid verification code provided, please try again.";
            throw new CognitoException(ErrorCodes.CodeMismatchException, Message) { Fields = [new FieldError("confirmationCode", Message)] };
        }
    }

    private static IResult Forgot(PageView view, string? username) => Page.Show<ForgotPasswordPage>(new() { ["View"] = view, ["Username"] = username }, Status(view));

    private static IResult Confirm(PageView view, string? username) => Page.Show<ConfirmForgotPasswordPage>(new() { ["View"] = view, ["Username"] = username }, Status(view));

    private static int Status(PageView view) => view.Error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;

    private static async Task<IResult> Forgot(HttpContext context, LoginFlow flow, PageView view, FormFields form)
    {
        var username = form["username"]?.Trim() ?? "";
        var response = await context.Invoke(new ForgotPasswordRequest
        {
            ClientId = view.Query.Parameters.ClientId!,
            SecretHash = await LoginFlow.SecretHash(context, view, username),
            Username = username,
        });
        return flow.GoTo(view, "confirmforgotPassword", Notices.CodeSent(response.CodeDeliveryDetails), username);
    }

    private static async Task<IResult> Confirm(HttpContext context, LoginFlow flow, PageView view, FormFields form)
    {
        DemandRepeated(form);
        var username = LoginFlow.UsernameInAddress(context) ?? form["username"]?.Trim() ?? "";
        await InvokeWithCode(context, new ConfirmForgotPasswordRequest
        {
            ClientId = view.Query.Parameters.ClientId!,
            SecretHash = await LoginFlow.SecretHash(context, view, username),
            Username = username,
            ConfirmationCode = form["code"]?.Trim() ?? "",
            Password = form["password"] ?? "",
        });
        return flow.GoTo(view, "login", "Your password has been changed. You can sign in with it now.", username);
    }
}
