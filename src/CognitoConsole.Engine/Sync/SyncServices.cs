using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Sync;

internal static class SyncServices
{
    public static void AddSync(this IServiceCollection services)
    {
        services.AddScoped<DatasetOwners>();
        services.AddSingleton<SyncSessions>();
        services.AddScoped<DatasetWriter>();
        services.AddScoped<MergedDatasets>();
        services.AddScoped<SyncTrigger>();
        services.AddScoped<PoolUsages>();
        services.AddScoped<SyncConfigurations>();
        services.AddScoped<SyncDevices>();
        services.AddScoped<SyncNotices>();
        services.AddHostedService<SyncDeliveries>();
        services.AddHostedService<BulkPublisher>();
    }
}
