using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine;
using CognitoConsole.Engine.Security;
using CognitoConsole.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>The hosted UI on a real server, over the test engine.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Site(WebApplication app, TestCognito cognito, UserPoolType pool, UserPoolClientType client, X509Certificate2? certificate)
    {
        _app = app;
        Cognito = cognito;
        Pool = pool;
        Client = client;
        Certificate = certificate;
        Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    public TestCognito Cognito { get; }
    public UserPoolType Pool { get; }

    /// <summary>Has a secret, as a web application.</summary>
    public UserPoolClientType Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Of a site on https.</summary>
    public X509Certificate2? Certificate { get; }

    /// <summary>Scheme, host and port.</summary>
    public string Url { get; }

    /// <summary>The pool's pages.</summary>
    public string Base => $"{Url}/auth/{TestCognito.Domain}";

    public static async Task<Site> Start(Func<CreateUserPoolRequest, CreateUserPoolRequest>? pool = null, Func<CreateUserPoolClientRequest, CreateUserPoolClientRequest>? client = null, EngineOptions? options = null, string[]? httpsNames = null)
    {
        var cognito = new TestCognito(options: options);
        var made = await cognito.APool(p => pool?.Invoke(p with { AutoVerifiedAttributes = ["email"] }) ?? p with { AutoVerifiedAttributes = ["email"] });
        await cognito.ADomain(made);
        var web = await cognito.AWebClient(made, client);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Host.UseServiceProviderFactory(new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateScopes = true }));
        var certificate = httpsNames is null ? null : CertificateFor(httpsNames);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null) listen.UseHttps(certificate);
        }));
        builder.Services.AddSingleton<ICognito>(cognito);
        builder.Services.AddSingleton(cognito.Options);
        builder.Services.AddSingleton<TimeProvider>(cognito.Clock);
        builder.Services.AddSingleton(cognito.Services.GetRequiredService<KeyRing>());
        builder.Services.AddSingleton(cognito.Services.GetRequiredService<SealedToken>());
        builder.Services.AddHostedUI();
        var app = builder.Build();
        app.UseHostedUI();
        app.UseRouting();
        app.MapHostedUI();
        await app.StartAsync();
        return new Site(app, cognito, made, web, certificate);
    }

    /// <summary>Address of the authorize endpoint for the client, with PKCE.</summary>
    public string Authorize(params (string Name, string? Value)[] more) => $"{Base}/oauth2/authorize?{Query(more)}";

    public string Login(params (string Name, string? Value)[] more) => $"{Base}/login?{Query(more)}";

    public string Query(params (string Name, string? Value)[] more)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["client_id"] = Client.ClientId,
            ["response_type"] = "code",
            ["scope"] = "openid email profile",
            ["redirect_uri"] = TestCognito.Callback,
            ["state"] = "s t/ä&=+",
            ["code_challenge"] = TestCognito.CodeChallenge,
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in more) parameters[name] = value;
        return string.Join('&', parameters.Where(p => p.Value is not null).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}"));
    }

    public Browser Browser() => new();

    /// <summary>A browser for which every host name is this server.</summary>
    public Browser BrowserByName() => new(new IPEndPoint(IPAddress.Loopback, new Uri(Url).Port), Certificate);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Cognito.DisposeAsync();
        Certificate?.Dispose();
    }

    private static X509Certificate2 CertificateFor(string[] names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + names[0], key, HashAlgorithmName.SHA256);
        var subject = new SubjectAlternativeNameBuilder();
        foreach (var name in names) subject.AddDnsName(name);
        request.CertificateExtensions.Add(subject.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
