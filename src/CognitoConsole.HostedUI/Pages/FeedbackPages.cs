using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CognitoConsole.HostedUI;

/// <summary>
/// <c>/sign-in-feedback</c>: where the links of a notification lead ("this was me", "this was not me"). A link shows a page with a button, so that the
/// scanner of a mail server, which opens every link, says nothing in anybody's name. The token is the proof: there is no cookie that could be abused.
/// </summary>
internal static class FeedbackPages
{
    private const string Path = "/sign-in-feedback";
    private const int MaxRequestBody = 16 * 1024;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup(Path).AllowAnonymous().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MaxRequestBody));
        pages.MapGet("", (Delegate)Show);
        pages.MapPost("", (Delegate)Take);
    }

    private static IResult Show(HttpContext context)
    {
        SecurityHeaders.Set(context.Response);
        // The address holds the token.
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        var query = context.Request.Query;
        return Page.Show<FeedbackPage>(new()
        {
            ["Fields"] = new[] { "user_pool_id", "user_name", "event_id", "feedback_token" }.ToDictionary(name => name, name => query[name].ToString()),
            ["IsValid"] = query["value"] == FeedbackValueType.Valid,
        });
    }

    private static async Task<IResult> Take(HttpContext context)
    {
        SecurityHeaders.Set(context.Response);
        try
        {
            var form = await FormFields.Read(context);
            await context.Invoke(new UpdateAuthEventFeedbackRequest
            {
                UserPoolId = form["user_pool_id"]!,
                Username = form["user_name"]!,
                EventId = form["event_id"]!,
                FeedbackToken = form["feedback_token"]!,
                FeedbackValue = form["value"]!,
            });
            return form["value"] == FeedbackValueType.Valid
                ? Page.Message("Thank you", "We know now that it was you.")
                : Page.Message("Thank you", "We know now that it was not you. Change your password, and wherever else you use it.");
        }
        catch (CognitoException refusal)
        {
            return Page.Error(refusal.Code == ErrorCodes.NotAuthorizedException ? "This link is not valid any more." : "This link is not valid.", StatusCodes.Status400BadRequest);
        }
    }
}
