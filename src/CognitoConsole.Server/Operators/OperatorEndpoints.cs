using CognitoConsole.Admin;
using CognitoConsole.Data.Operators;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace CognitoConsole.Server.Operators;

/// <summary>The operators' addresses that are no page.</summary>
internal static class OperatorEndpoints
{
    public const string CreationOptions = "/account/passkeys/creation-options";
    public const string RequestOptions = "/account/passkeys/request-options";

    public static void MapOperatorSignIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(ConsoleUrls.SignOut, SignOut).AllowAnonymous();
        endpoints.MapPost(CreationOptions, MakeCreationOptions).RequireAuthorization();
        endpoints.MapPost(RequestOptions, MakeRequestOptions).AllowAnonymous();
    }

    private static async Task<Results<RedirectHttpResult, BadRequest>> SignOut(HttpContext context, IAntiforgery forms, SignInManager<Operator> signIn, UserManager<Operator> operators, OperatorSessions sessions, OperatorEvents events)
    {
        if (!await forms.IsRequestValidAsync(context)) return TypedResults.BadRequest();
        if (await operators.GetUserAsync(context.User) is { } user) await events.Add(user, "SignOut");
        await sessions.End(context.User);
        await signIn.SignOutAsync();
        return TypedResults.Redirect(ConsoleUrls.SignIn());
    }

    /// <summary>What the browser needs to make a passkey. The form is asked for its password before the authenticator is, so that none is made in vain.</summary>
    private static async Task<Results<ContentHttpResult, BadRequest, BadRequest<string>>> MakeCreationOptions(HttpContext context, IAntiforgery forms, OwnAccount account, OwnPasskeys passkeys)
    {
        if (!await forms.IsRequestValidAsync(context) || await account.Find() is not { } user) return TypedResults.BadRequest();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (options, error) = await passkeys.Begin(user, form["Input.Name"], form["Input.Password"]);
        return options is null ? TypedResults.BadRequest(error!) : TypedResults.Text(options, "application/json");
    }

    private static async Task<Results<ContentHttpResult, BadRequest>> MakeRequestOptions(HttpContext context, IAntiforgery forms, SignInManager<Operator> signIn) =>
        await forms.IsRequestValidAsync(context)
            ? TypedResults.Text(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json")
            : TypedResults.BadRequest();
}
