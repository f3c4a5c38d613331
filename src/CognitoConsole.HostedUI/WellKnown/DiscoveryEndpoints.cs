using System.Collections.Concurrent;
using System.Text;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.HostedUI;

/// <summary>Discovery and keys at a pool's two issuers.</summary>
internal static class DiscoveryEndpoints
{
    /// <summary>Where the issuers have AWS's form, they differ by their host names alone.</summary>
    private const string UpdatedHost = "issuer-cognito-idp.";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var path in new[] { "/{userPoolId}", "/issuer/{userPoolId}" })
        {
            endpoints.MapGet(path + "/.well-known/jwks.json", Serve(
                (documents, context, id) => documents.Get("keys/" + id, async () => (await context.Invoke(new GetJsonWebKeySetRequest { UserPoolId = id })).Document))).AllowAnonymous();
            endpoints.MapGet(path + "/.well-known/openid-configuration", Serve((documents, context, id) =>
            {
                var updated = path != "/{userPoolId}" || context.Request.Host.Host.StartsWith(UpdatedHost, StringComparison.OrdinalIgnoreCase);
                return documents.Get($"configuration/{updated}/{id}", async () => (await context.Invoke(new GetOpenIdConfigurationRequest { UserPoolId = id, Updated = updated })).Document);
            })).AllowAnonymous();
        }

        // For an STS elsewhere, which looks for the keys below the issuer.
        endpoints.MapGet("/identities/.well-known/openid-configuration", Serve((documents, context, _) => documents.Get("identity-configuration", async () => (await context.Invoke(new GetIdentityTokenConfigurationRequest())).Document))).AllowAnonymous();
        // One issuer for all identity pools, as at cognito-identity.amazonaws.com.
        endpoints.MapGet("/.well-known/jwks_uri", Serve((documents, context, _) => documents.Get("identity-keys", async () => (await context.Invoke(new GetIdentityTokenKeySetRequest())).Document))).AllowAnonymous();
    }

    private static RequestDelegate Serve(Func<DiscoveryDocuments, HttpContext, string, ValueTask<byte[]>> find) => async context =>
    {
        var response = context.Response;
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.XContentTypeOptions = "nosniff";
        response.ContentType = "application/json;charset=UTF-8";
        byte[] document;
        try
        {
            document = await find(context.RequestServices.GetRequiredService<DiscoveryDocuments>(), context, context.Request.RouteValues["userPoolId"] as string ?? "");
            response.Headers.CacheControl = "public, max-age=300";
        }
        catch (CognitoException refusal)
        {
            response.StatusCode = refusal.Code == ErrorCodes.ResourceNotFoundException ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
            document = Encoding.UTF8.GetBytes($$"""{"message":"{{(response.StatusCode == 404 ? "User pool does not exist." : "Invalid user pool id.")}}"}""");
        }

        response.ContentLength = document.Length;
        await response.Body.WriteAsync(document, context.RequestAborted);
    };
}

/// <summary>Ready bytes: verifiers ask for them far more often than they change. Only what exists is kept.</summary>
internal sealed class DiscoveryDocuments(TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, (byte[] Document, long ReadAt)> _documents = new(StringComparer.Ordinal);

    public ValueTask<byte[]> Get(string key, Func<Task<string>> read) =>
        _documents.TryGetValue(key, out var kept) && clock.GetElapsedTime(kept.ReadAt) < Lifetime ? new(kept.Document) : new(Read(key, read));

    private async Task<byte[]> Read(string key, Func<Task<string>> read)
    {
        try
        {
            var document = Encoding.UTF8.GetBytes(await read());
            _documents[key] = (document, clock.GetTimestamp());
            return document;
        }
        catch (CognitoException)
        {
            _documents.TryRemove(key, out _);
            throw;
        }
    }
}
