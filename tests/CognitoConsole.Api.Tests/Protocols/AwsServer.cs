using System.Net.Sockets;
using System.Text;
using CognitoConsole.Contracts;
using CognitoConsole.Engine;
using CognitoConsole.Engine.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CognitoConsole.Api.Tests;

/// <summary>The door on a real Kestrel, before an engine that the test writes and beside a page at <c>/</c> as the console has one.</summary>
public sealed class AwsServer : IAsyncDisposable
{
    public const string KeyId = "AKIAEXAMPLEEXAMPLE00";
    public const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private readonly WebApplication _app;

    private AwsServer(WebApplication app, ScriptedEngine engine, RecordedLog log)
    {
        (_app, Engine, Log) = (app, engine, log);
        Address = new Uri(app.Urls.First());
        Client = new HttpClient { BaseAddress = Address };
    }

    public ScriptedEngine Engine { get; }
    public RecordedLog Log { get; }
    public Uri Address { get; }
    public HttpClient Client { get; }
    public static DateTimeOffset Now { get; } = new(2026, 11, 9, 13, 34, 41, TimeSpan.Zero);

    public static async Task<AwsServer> Start(Action<ApiOptions>? configure = null, ICredentialSource? source = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var log = new RecordedLog();
        var engine = new ScriptedEngine();
        builder.Logging.AddProvider(log);
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now));
        builder.Services.AddSingleton<ICognito>(engine).AddSingleton(new EngineOptions());
        builder.Services.AddSingleton(source ?? new SignedVector.OneKey(KeyId, Secret));
        builder.Services.AddAwsApi(configure);
        var app = builder.Build();
        app.UseRouting();
        app.MapAwsApi();
        app.MapMethods("/", ["GET", "POST"], () => "console");
        await app.StartAsync();
        return new AwsServer(app, engine, log);
    }

    /// <summary>A JSON-protocol call.</summary>
    public HttpRequestMessage Json(string target, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-amz-json-1.1");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        return request;
    }

    public Task<HttpResponseMessage> Idp(string operation, string body) =>
        Client.SendAsync(Signer.Sign(Json($"AWSCognitoIdentityProviderService.{operation}", body), Address, "cognito-idp"));

    public Task<HttpResponseMessage> Unsigned(string operation, string body) => Client.SendAsync(Json($"AWSCognitoIdentityProviderService.{operation}", body));

    public async Task<HttpResponseMessage> Query(string form, string service = "sts", bool sign = true)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded") };
        return await Client.SendAsync(sign ? Signer.Sign(request, Address, service) : request);
    }

    /// <summary>Bytes as they are, for requests that no client library would send.</summary>
    public async Task<string> Raw(string text)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(Address.Host, Address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>An engine that answers what the test wrote, and remembers what it was asked.</summary>
public sealed class ScriptedEngine : ICognito
{
    public Func<object, Caller, object> Answer { get; set; } = (request, _) => throw new CognitoException(
        ErrorCodes.NotYetImplementedException, $"{Operations.ByRequest[request.GetType()].Name} is not implemented yet.", StatusCodes.Status501NotImplemented);

    public List<(object Request, Caller Caller)> Calls { get; } = [];

    public async Task<TResponse> Invoke<TResponse>(IRequest<TResponse> request, Caller caller, CancellationToken cancellation = default) =>
        (TResponse)await Invoke((object)request, caller, cancellation);

    public async Task<object> Invoke(object request, Caller caller, CancellationToken cancellation = default)
    {
        await Task.Yield(); // as a database does
        Calls.Add((request, caller));
        if (request is IShape shape) ShapeCheck.Demand(shape);
        return Answer(request, caller);
    }

    public ValueTask<string?> WhyNot(Caller caller, string action, string resourceArn = "*", CancellationToken cancellation = default) => ValueTask.FromResult<string?>(null);
}

public sealed class RecordedLog : ILoggerProvider, ILogger
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get { lock (_gate) return [.. _lines]; }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_gate) _lines.Add($"{logLevel} {formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}
