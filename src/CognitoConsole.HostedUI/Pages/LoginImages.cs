using CognitoConsole.Contracts.Extensions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CognitoConsole.HostedUI;

/// <summary><c>/branding/{name}</c>: the pages' pictures. A name is a hash of its content, so a browser may keep it for good.</summary>
internal static class LoginImages
{
    public static void Map(IEndpointRouteBuilder site) => site.MapGet("/branding/{name}", (Delegate)Get);

    private static async Task<IResult> Get(HttpContext context, string name)
    {
        var image = await context.Invoke(new GetLoginImageRequest { Domain = LoginSite.Of(context).Domain, Name = name });
        SecurityHeaders.ShutIn(context.Response);
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(image.Bytes, image.ContentType);
    }
}
