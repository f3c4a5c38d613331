using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CognitoConsole.HostedUI;

/// <summary><c>/oauth2/token</c> and <c>/oauth2/revoke</c>: forms from clients, JSON back.</summary>
internal static class TokenEndpoint
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapPost("/oauth2/token", (Delegate)((HttpContext context) => Answer(context, Token)));
        site.MapPost("/oauth2/revoke", (Delegate)((HttpContext context) => Answer(context, Revoke)));
        site.MapMethods("/oauth2/token", ["OPTIONS"], (Delegate)Cors.Preflight);
        site.MapMethods("/oauth2/revoke", ["OPTIONS"], (Delegate)Cors.Preflight);
    }

    private static async Task<IResult> Token(HttpContext context, FormFields form)
    {
        var domain = LoginSite.Of(context).Domain;
        var grantType = form["grant_type"];
        var client = Credentials(context, form);
        var response = grantType switch
        {
            "authorization_code" => await context.Invoke(new RedeemAuthorizationCodeRequest
            {
                Domain = domain,
                Client = client,
                Code = form["code"],
                RedirectUri = form["redirect_uri"],
                CodeVerifier = form["code_verifier"],
            }),
            "refresh_token" => await context.Invoke(new RedeemRefreshTokenRequest { Domain = domain, Client = client, RefreshToken = form["refresh_token"] }),
            "client_credentials" => await context.Invoke(new RedeemClientCredentialsRequest { Domain = domain, Client = client, Scope = form["scope"], ClientMetadata = Metadata(form["aws_client_metadata"]) }),
            null or "" => throw Errors.InvalidRequest("grant_type is missing"),
            _ => throw new CognitoException(ErrorCodes.UnsupportedGrantType, "The grant type is not supported."),
        };
        return Results.Json(new TokenJson(response.IdToken, response.AccessToken, response.RefreshToken, response.ExpiresIn, "Bearer"));
    }

    /// <summary>A JSON object of texts; whatever else it is counts as a fault of the request.</summary>
    private static Dictionary<string, string>? Metadata(string? json)
    {
        if (json is null) return null;
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(json);
        }
        catch (JsonException)
        {
            throw Errors.InvalidRequest("aws_client_metadata is no JSON object of texts");
        }
    }

    private static async Task<IResult> Revoke(HttpContext context, FormFields form)
    {
        await context.Invoke(new RevokeRefreshTokenRequest { Domain = LoginSite.Of(context).Domain, Client = Credentials(context, form), Token = form["token"] });
        return Results.Ok();
    }

    private static async Task<IResult> Answer(HttpContext context, Func<HttpContext, FormFields, Task<IResult>> answer)
    {
        Cors.AllowAll(context.Response);
        context.Response.Headers.Pragma = "no-cache";
        try
        {
            return await answer(context, await FormFields.Read(context));
        }
        catch (CognitoException refusal)
        {
            if (refusal.Status >= 500) return Results.Json(new ErrorJson(OAuthError.ServerError), statusCode: refusal.Status);
            var error = OAuthError.Code(refusal);
            // 401 with a challenge only where the client tried the scheme that the challenge names (RFC 6749 section 5.2).
            var usedBasic = context.Request.Headers.Authorization.Count > 0;
            if (error == ErrorCodes.InvalidClient && usedBasic) context.Response.Headers.WWWAuthenticate = "Basic realm=\"token\"";
            var isUnauthorized = error == ErrorCodes.InvalidClient && (usedBasic || context.Request.Path.Value!.EndsWith("/revoke", StringComparison.Ordinal));
            return Results.Json(new ErrorJson(error), statusCode: isUnauthorized ? StatusCodes.Status401Unauthorized
                : refusal.Code == ErrorCodes.TooManyRequestsException ? StatusCodes.Status429TooManyRequests : StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>From the Authorization header or from the body, never both (RFC 6749 section 2.3).</summary>
    private static ClientCredentials Credentials(HttpContext context, FormFields form)
    {
        var authorization = context.Request.Headers.Authorization;
        if (authorization.Count == 0) return new ClientCredentials(form["client_id"], form["client_secret"]);
        var header = authorization.Count == 1 ? authorization[0]! : "";
        if (form["client_secret"] is not null) throw Errors.InvalidRequest("The client authenticates in two ways");
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) || header.Length > 1024) throw Errors.InvalidClient();
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[6..].Trim(), bytes, out var length)) throw Errors.InvalidClient();
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) throw Errors.InvalidClient();
        var (id, secret) = (Uri.UnescapeDataString(pair[..colon]), Uri.UnescapeDataString(pair[(colon + 1)..]));
        if (form["client_id"] is { } named && named != id) throw Errors.InvalidRequest("The client has two ids");
        return new ClientCredentials(id, secret.Length == 0 ? null : secret);
    }

    private sealed record TokenJson(
        [property: JsonPropertyName("id_token"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? IdToken,
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("refresh_token"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RefreshToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn,
        [property: JsonPropertyName("token_type")] string TokenType);

    private sealed record ErrorJson([property: JsonPropertyName("error")] string Error);
}

/// <summary>The one translation of refusals into OAuth's codes.</summary>
internal static class OAuthError
{
    /// <summary>Of RFC 6749 section 4.1.2.1: trouble of our own.</summary>
    public const string ServerError = "server_error";

    public static string Code(CognitoException refusal) => refusal.Code switch
    {
        ErrorCodes.InvalidRequest or ErrorCodes.InvalidClient or ErrorCodes.InvalidGrant or ErrorCodes.InvalidScope or ErrorCodes.InvalidToken
            or ErrorCodes.UnauthorizedClient or ErrorCodes.UnsupportedGrantType or ErrorCodes.UnsupportedTokenType => refusal.Code,
        _ => ErrorCodes.InvalidRequest,
    };
}

/// <summary>Browser apps call these endpoints from their own origins; no cookie ever takes part, so every origin may.</summary>
internal static class Cors
{
    public static void AllowAll(HttpResponse response) => response.Headers.AccessControlAllowOrigin = "*";

    public static IResult Preflight(HttpContext context)
    {
        AllowAll(context.Response);
        context.Response.Headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
        context.Response.Headers.AccessControlAllowHeaders = "authorization, content-type, x-amz-user-agent, x-requested-with";
        context.Response.Headers.AccessControlMaxAge = "600";
        return Results.NoContent();
    }
}
