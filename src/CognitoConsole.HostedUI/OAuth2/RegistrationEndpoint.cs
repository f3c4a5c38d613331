using System.Text.Json;
using System.Text.Json.Serialization;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CognitoConsole.HostedUI;

/// <summary><c>/oauth2/register</c>: dynamic client registration (RFC 7591).</summary>
internal static class RegistrationEndpoint
{
    private const string Bearer = "Bearer ";

    // Some dozens of redirect URIs, and whatever an app says of itself that we do not keep.
    private const int MaxBody = 32 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        MaxDepth = 16,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapPost("/oauth2/register", (Delegate)Post).WithMetadata(new RequestSizeLimitAttribute(MaxBody));
        site.MapMethods("/oauth2/register", ["OPTIONS"], (Delegate)Cors.Preflight);
    }

    private static async Task<IResult> Post(HttpContext context)
    {
        Cors.AllowAll(context.Response);
        context.Response.Headers.Pragma = "no-cache";
        try
        {
            var registered = await context.Invoke(new RegisterClientRequest
            {
                Domain = LoginSite.Of(context).Domain,
                AccessToken = Token(context),
                Metadata = await Metadata(context),
            });
            return Results.Json(registered, Json, statusCode: StatusCodes.Status201Created);
        }
        catch (CognitoException refusal)
        {
            return Refuse(context, refusal);
        }
    }

    /// <summary>Null when there is no Authorization header at all: whatever else stands there has to be a good token.</summary>
    private static string? Token(HttpContext context)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count == 0) return null;
        return header.Count == 1 && header[0]!.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[0]![Bearer.Length..].Trim() : "";
    }

    private static async Task<ClientRegistrationMetadata> Metadata(HttpContext context)
    {
        if (!context.Request.HasJsonContentType()) throw new CognitoException(ErrorCodes.InvalidClientMetadata, "The body must be a JSON object (application/json).");
        try
        {
            if (await context.Request.ReadFromJsonAsync<ClientRegistrationMetadata>(Json, context.RequestAborted) is { } metadata) return metadata;
        }
        catch (JsonException)
        {
            // Also a member of another type than the RFC says.
        }

        throw new CognitoException(ErrorCodes.InvalidClientMetadata, "The body is no JSON object of client metadata.");
    }

    private static IResult Refuse(HttpContext context, CognitoException refusal)
    {
        var (error, status) = refusal.Code switch
        {
            ErrorCodes.InvalidToken => (refusal.Code, StatusCodes.Status401Unauthorized),
            ErrorCodes.AccessDenied => (refusal.Code, StatusCodes.Status403Forbidden),
            ErrorCodes.InvalidRedirectUri => (refusal.Code, StatusCodes.Status400BadRequest),
            ErrorCodes.ResourceNotFoundException => (ErrorCodes.InvalidRequest, StatusCodes.Status404NotFound),
            ErrorCodes.TooManyRequestsException => (ErrorCodes.InvalidRequest, StatusCodes.Status429TooManyRequests),
            _ => (ErrorCodes.InvalidClientMetadata, StatusCodes.Status400BadRequest),
        };
        if (status == StatusCodes.Status401Unauthorized) context.Response.Headers.WWWAuthenticate = $"Bearer error=\"{error}\", error_description=\"{refusal.Message}\"";
        if (status == StatusCodes.Status429TooManyRequests) context.Response.Headers.RetryAfter = "3600";
        return Results.Json(new Dictionary<string, string> { ["error"] = error, ["error_description"] = refusal.Message }, statusCode: status);
    }
}
