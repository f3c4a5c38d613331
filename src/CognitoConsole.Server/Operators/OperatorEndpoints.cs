using CognitoConsole.Admin;
using CognitoConsole.Data.Operators;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace CognitoConsole.Server.Operators;

/// <summary>The operators' addresses that are no page.</summary>
internal static class OperatorEndpoints
{
    public static void MapOperatorSignIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(ConsoleUrls.SignOut, SignOut).AllowAnonymous();
    }

    private static async Task<Results<RedirectHttpResult, BadRequest>> SignOut(HttpContext context, IAntiforgery forms, SignInManager<Operator> signIn, UserManager<Operator> operators, OperatorSessions sessions, OperatorEvents events)
    {
        if (!await forms.IsRequestValidAsync(context)) return TypedResults.BadRequest();
        if (await operators.GetUserAsync(context.User) is { } user) await events.Add(user, "SignOut");
        await sessions.End(context.User);
        await signIn.SignOutAsync();
        return TypedResults.Redirect(ConsoleUrls.SignIn());
    }
}
