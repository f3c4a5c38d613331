using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CognitoConsole.HostedUI;

internal static class UserInfoEndpoint
{
    private const string Bearer = "Bearer ";

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapMethods("/oauth2/userInfo", ["GET", "POST"], (Delegate)Get);
        site.MapMethods("/oauth2/userInfo", ["OPTIONS"], (Delegate)Cors.Preflight);
    }

    private static async Task<IResult> Get(HttpContext context)
    {
        Cors.AllowAll(context.Response);
        var header = context.Request.Headers.Authorization;
        if (header.Count != 1 || !header[0]!.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) || header[0]!.Length == Bearer.Length)
            return Refuse(context, ErrorCodes.InvalidRequest, "Bad OAuth2 request at UserInfo Endpoint", StatusCodes.Status400BadRequest);
        try
        {
            var info = await context.Invoke(new GetUserInfoRequest { Domain = LoginSite.Of(context).Domain, AccessToken = header[0]![Bearer.Length..].Trim() });
            return Results.Json(info.Claims);
        }
        catch (CognitoException refusal) when (refusal.Code == ErrorCodes.InvalidToken)
        {
            return Refuse(context, ErrorCodes.InvalidToken, refusal.Message, StatusCodes.Status401Unauthorized);
        }
        catch (CognitoException trouble) when (trouble.Status >= 500)
        {
            return Results.Json(new Dictionary<string, string> { ["error"] = OAuthError.ServerError }, statusCode: trouble.Status);
        }
        catch (CognitoException)
        {
            return Refuse(context, ErrorCodes.InvalidRequest, "Bad OAuth2 request at UserInfo Endpoint", StatusCodes.Status400BadRequest);
        }
    }

    private static IResult Refuse(HttpContext context, string error, string description, int status)
    {
        context.Response.Headers.WWWAuthenticate = $"Bearer error=\"{error}\", error_description=\"{description}\"";
        return Results.Json(new Dictionary<string, string> { ["error"] = error, ["error_description"] = description }, statusCode: status);
    }
}
