using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.UserPools;

internal static class SamlServices
{
    /// <summary>A user pool as a service provider of SAML 2.0.</summary>
    public static IServiceCollection AddSaml(this IServiceCollection services)
    {
        services.AddSingleton<SamlProviders>();
        services.AddScoped<SamlRequests>();
        services.AddScoped<SamlResponses>();
        services.AddScoped<SamlLogoutResponses>();
        return services;
    }
}
