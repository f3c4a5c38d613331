using System.IO.Compression;
using CognitoConsole.Admin.Shell;
using CognitoConsole.Api;
using CognitoConsole.Data;
using CognitoConsole.Data.PostgreSql;
using CognitoConsole.Data.Sqlite;
using CognitoConsole.Data.SqlServer;
using CognitoConsole.Engine;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;
using CognitoConsole.HostedUI;
using CognitoConsole.Server.Hosting;
using CognitoConsole.Server.Messaging;
using CognitoConsole.Server.Operators;
using CognitoConsole.Server.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CognitoConsole.Server;

/// <summary>What the host is made of: database, engine, doors, operators' sign-in.</summary>
internal static class ServerComposition
{
    public static void AddServer(this WebApplicationBuilder builder, ServerSettings settings)
    {
        builder.WebHost.UseStaticWebAssets();
        // Otherwise an asset that is newer than its compressed twin goes out whole under the twin's Content-Encoding, and no browser can read it.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.WebHost.UseDefaultUrl(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 3 * 1024 * 1024; // above the API's own limit, which answers in AWS's form
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));

        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddDbContextPool<CognitoDbContext>(options => UseDatabase(options, settings), poolSize: 128);
        services.AddCognitoEngine(new EngineOptions
        {
            Region = settings.Region,
            AccountId = settings.AccountId,
            PublicUrl = settings.PublicUrl ?? DefaultUrl.Of(builder.Configuration),
            IssuerFormat = settings.IssuerFormat,
            UpdatedIssuerFormat = settings.UpdatedIssuerFormat,
            RegistrationsPerAddressAndHour = settings.RegistrationsPerAddress,
            RegistrationsPerPoolAndHour = settings.RegistrationsPerPool,
            AllowPrivateTargets = settings.AllowPrivateTargets,
            IdentityEventDays = settings.IdentityEventDays,
            IdentityTimeZone = settings.IdentityTimeZone,
            OutsideSts = settings.OutsideSts,
            DataDirectory = settings.DataDirectory,
            PasswordFilter = settings.PasswordFilterFile,
            PasswordRange = settings.PasswordRange,
            DefaultRequestsPerSecond = settings.DefaultRequestsPerSecond,
            RequestsPerSecond = settings.RequestsPerSecond,
            SmsWebhook = settings.Sms.Webhook,
            Sns = settings.Sms.Sns,
            SmsPerNumberAndHour = settings.Sms.PerNumberAndHour,
            SmsPerPoolAndHour = settings.Sms.PerPoolAndHour,
            FailuresPerAddressAndHour = settings.FailuresPerAddressAndHour,
            OutboxRetention = TimeSpan.FromDays(settings.OutboxRetentionDays),
            LogDestinations = settings.LogDestinations,
            AnalyticsApplications = settings.AnalyticsApplications,
            SyncStreams = settings.SyncStreams,
            PushApplications = settings.PushApplications,
            KmsKeys = settings.KmsKeys,
            LogRetention = TimeSpan.FromDays(settings.LogRetentionDays),
        });
        if (settings.Smtp is { } smtp) services.AddSingleton<IMessageSender>(provider => new SmtpSender(smtp, provider.GetRequiredService<TimeProvider>()));
        services.AddProtection(settings);
        services.AddWeb(settings);
        services.AddOperatorSignIn();

        services.AddAwsApi(api => api.Signatures = settings.Signatures);
        services.AddHostedUI();
        services.AddSingleton(provider => new ConsoleOptions
        {
            AccountId = settings.AccountId,
            Region = settings.Region,
            Environment = builder.Environment.IsProduction() ? null : builder.Environment.EnvironmentName,
            IsProduction = builder.Environment.IsProduction(),
            SignaturesIgnored = settings.Signatures == SignatureMode.Ignored,
            PublicUrl = provider.GetRequiredService<EngineOptions>().PublicUrl,
            IssuerFormat = settings.IssuerFormat,
            UpdatedIssuerFormat = settings.UpdatedIssuerFormat,
            Database = settings.Provider.ToString(),
            Email = settings.Smtp is { } mail ? $"SMTP through {mail.Host}:{mail.Port} ({mail.Security}), from {mail.From}" : "Outbox: messages stay in this console",
            Sms = settings.Sms.Text,
            OutsideSts = settings.OutsideSts?.Endpoint.ToString(),
            AnalyticsApplications = [.. settings.AnalyticsApplications.Select(a => a.Id)],
            SyncStreams = [.. settings.SyncStreams.Select(s => s.Arn)],
            PushApplications = [.. settings.PushApplications.Select(a => a.Arn)],
            PageAssemblies = [typeof(ServerComposition).Assembly],
        });
        services.AddAdminConsole();
        services.AddHostedService<Announcement>();
    }

    private static void UseDatabase(DbContextOptionsBuilder options, ServerSettings settings) => _ = settings.Provider switch
    {
        DatabaseProvider.SqlServer => options.UseCognitoSqlServer(settings.ConnectionString),
        DatabaseProvider.PostgreSql => options.UseCognitoPostgreSql(settings.ConnectionString),
        _ => options.UseCognitoSqlite(settings.ConnectionString),
    };

    /// <summary>Cookies and forms are protected by keys that lie beside the key ring, encrypted under it.</summary>
    private static void AddProtection(this IServiceCollection services, ServerSettings settings)
    {
        services.AddDataProtection()
            .SetApplicationName("CognitoConsole")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.DataDirectory, "data-protection")));
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlEncryptor = new KeyRingXmlEncryptor(provider.GetRequiredService<KeyRing>())));
    }

    private static void AddWeb(this IServiceCollection services, ServerSettings settings)
    {
        services.AddResponseCompression(compression =>
        {
            // What the pages hold of secrets is masked anew in every answer (antiforgery), so its length tells nothing (BREACH).
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
            compression.MimeTypes = ["text/html", "text/plain", "text/css", "text/javascript", "application/javascript", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        services.Configure<HubOptions>(hub => hub.MaximumReceiveMessageSize = 128 * 1024);
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddSingleton<ConnectionCap>();
        if (settings.Proxies.Count == 0) return;
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in settings.Proxies) forwarded.KnownIPNetworks.Add(proxy);
        });
    }
}
