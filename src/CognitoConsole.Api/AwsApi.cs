using CognitoConsole.Contracts;
using CognitoConsole.Engine.UserPools;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CognitoConsole.Api;

/// <summary>Door 1: the wire protocols of AWS, so that SDKs and the CLI find what they expect.</summary>
public static class AwsApi
{
    /// <summary>
    /// Registers the door. It takes <see cref="ICognito"/>, <see cref="Engine.EngineOptions"/>, every <see cref="Engine.Ports.ICredentialSource"/>
    /// and <see cref="TimeProvider"/> from the container, all as singletons.
    /// </summary>
    public static IServiceCollection AddAwsApi(this IServiceCollection services, Action<ApiOptions>? configure = null)
    {
        services.AddOptions<ApiOptions>().Validate(o => o.MaxBodyBytes is >= 1024 and <= 100 * 1024 * 1024, "Api:MaxBodyBytes lies between 1 KiB and 100 MiB.");
        if (configure is not null) services.Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SignatureVerifier>();
        services.AddSingleton<AwsDoor>();
        services.AddSingleton<UserImportUpload>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, AwsRequestsOnly>());
        return services;
    }

    /// <summary>
    /// Maps <c>POST /</c> (JSON and Query protocol), <c>GET /?Action=…</c>, <c>/identitypools/…</c>, the upload address of import jobs, and the CORS preflights of both. Of <c>/</c>
    /// only requests that are AWS's are taken, and before any other endpoint there; everything else is left to the console.
    /// </summary>
    public static IEndpointConventionBuilder MapAwsApi(this IEndpointRouteBuilder endpoints)
    {
        var door = endpoints.ServiceProvider.GetRequiredService<AwsDoor>();
        var group = endpoints.MapGroup("");

        Map("/", [HttpMethods.Post], context => door.Answer(context, AwsDoor.IsJson(context.Request) ? AwsJsonProtocol.Instance : AwsQueryProtocol.Instance));
        Map("/", [HttpMethods.Get], context => door.Answer(context, AwsQueryProtocol.Instance));
        Map("/", [HttpMethods.Options], Cors.Preflight);

        foreach (var operation in Operations.All.Where(o => o.HttpPath != "/" && o.Access != OperationAccess.HostedUI))
        {
            var protocol = new RestJsonProtocol(new WireOperation(operation));
            Map(operation.HttpPath, [operation.HttpMethod], context => door.Answer(context, protocol));
        }

        Map(UserImportJobs.UploadPath + "{token}", [HttpMethods.Put], context => endpoints.ServiceProvider.GetRequiredService<UserImportUpload>().Answer(context));
        Map("/identitypools/{**path}", [HttpMethods.Options], Cors.Preflight);

        // The signature is the authorisation here; a fallback policy of the host must not send an SDK to a sign-in page.
        return group.AllowAnonymous();

        void Map(string pattern, string[] methods, RequestDelegate handler) =>
            group.MapMethods(pattern, methods, handler).WithDisplayName($"AWS API {methods[0]} {pattern}").WithMetadata(AwsRequestsOnly.Mark).WithOrder(-1);
    }
}
