using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace CognitoConsole.Api;

/// <summary>Keeps the door's endpoints at <c>/</c> out of the way of browsers: the console lives at the same address.</summary>
internal sealed class AwsRequestsOnly : MatcherPolicy, IEndpointSelectorPolicy
{
    public static readonly object Mark = new Marker();

    // After the policy on HTTP methods, which works on the same candidates.
    public override int Order => 1000;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(e => e.Metadata.GetMetadata<Marker>() is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates.IsValidCandidate(i) && candidates[i].Endpoint.Metadata.GetMetadata<Marker>() is not null && !IsOurs(httpContext.Request))
                candidates.SetValidity(i, false);
        }

        return Task.CompletedTask;
    }

    internal static bool IsOurs(HttpRequest request)
    {
        if (request.Path != "/") return true; // /identitypools is nobody else's
        if (HttpMethods.IsGet(request.Method)) return HasAction(request.QueryString.Value);
        if (HttpMethods.IsOptions(request.Method)) return request.Headers.ContainsKey("Access-Control-Request-Method");
        return AwsDoor.IsJson(request) || AwsDoor.IsForm(request) || HasAction(request.QueryString.Value);
    }

    private static bool HasAction(string? query) =>
        query is not null && (query.StartsWith("?Action=", StringComparison.Ordinal) || query.Contains("&Action=", StringComparison.Ordinal));

    private sealed class Marker;
}
