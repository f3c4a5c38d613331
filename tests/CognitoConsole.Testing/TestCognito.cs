using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Engine;
using CognitoConsole.Engine.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CognitoConsole.Testing;

/// <summary>
/// The real engine on a real, empty database with a clock that the test moves. Only ports and time are replaced. Verbs of intent
/// (<c>APool()</c>, <c>AUser(pool)</c>) stand in the partial files beside this one.
/// </summary>
public sealed partial class TestCognito : ICognito, IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly TestCognito? _first;
    private readonly ServiceProvider _services;
    private readonly SecretWatch _watch = new();

    public TestCognito(Action<IServiceCollection>? configure = null, EngineOptions? options = null)
        : this(null, configure, options)
    {
    }

    private TestCognito(TestCognito? first, Action<IServiceCollection>? configure = null, EngineOptions? options = null)
    {
        _first = first;
        _database = first?._database ?? new();
        Clock = first?.Clock ?? new(new DateTimeOffset(2026, 3, 3, 9, 5, 7, TimeSpan.Zero));
        Options = options ?? first?.Options ?? new EngineOptions();
        var services = new ServiceCollection();
        // As a server logs by default.
        services.AddLogging(log => log.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning).AddProvider(_watch));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddDbContextPool<CognitoDbContext>(_database.Configure);
        services.AddSingleton(first?.Get<KeyRing>() ?? KeyRing.InMemory());
        services.AddSingleton(WithSpareKeys(Clock));
        services.AddSingleton<Engine.Ports.ILoginPages, DrawnPages>();
        AddPorts(services);
        services.AddSingleton<Engine.Ports.IOutgoingHttp>(Web);
        services.AddCognitoEngine(Options);
        configure?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = false });
        Start();
    }

    public EngineOptions Options { get; }

    /// <summary>Off only where time is measured.</summary>
    public bool WatchesSecrets { get; init; } = true;

    public FakeTimeProvider Clock { get; }

    /// <summary>What login providers answer.</summary>
    public FakeWeb Web { get; } = new();

    /// <summary>The log so far.</summary>
    public IEnumerable<string> Logged => _watch.Log;

    public IServiceProvider Services => _services;

    /// <summary>May do everything; what <see cref="Invoke{TResponse}(IRequest{TResponse})"/> uses for signed operations.</summary>
    public Caller Admin { get; } = new Caller.Root("123456789012") { IpAddress = "192.0.2.1" };

    public Caller Anyone { get; } = new Caller.Anonymous { IpAddress = "192.0.2.7" };

    private ICognito Engine => _services.GetRequiredService<ICognito>();

    /// <summary>Another node on the same database, with the same keys and the same time; or this one after a restart. Goes before its first.</summary>
    public TestCognito ANode() => new(this) { WatchesSecrets = WatchesSecrets };

    /// <summary>As the caller that the operation expects: the administrator where a signature is needed, else anyone.</summary>
    public Task<TResponse> Invoke<TResponse>(IRequest<TResponse> request) => Invoke(request, CallerFor(request));

    public async Task<TResponse> Invoke<TResponse>(IRequest<TResponse> request, Caller caller, CancellationToken cancellation = default) => (TResponse)await Invoke((object)request, caller, cancellation);

    public async Task<object> Invoke(object request, Caller caller, CancellationToken cancellation = default)
    {
        if (!WatchesSecrets) return await Engine.Invoke(request, caller, cancellation);
        _watch.Learn(request);
        var response = await Engine.Invoke(request, caller, cancellation);
        _watch.Learn(response);
        return response;
    }

    public ValueTask<string?> WhyNot(Caller caller, string action, string resourceArn = "*", CancellationToken cancellation = default) => Engine.WhyNot(caller, action, resourceArn, cancellation);

    /// <summary>The refusal of a request that must be refused.</summary>
    public async Task<CognitoException> Refusal<TResponse>(IRequest<TResponse> request, Caller? caller = null)
    {
        try
        {
            var response = await Invoke(request, caller ?? CallerFor(request));
            throw new InvalidOperationException($"{request.GetType().Name} was expected to be refused, but answered {response}.");
        }
        catch (CognitoException refusal)
        {
            return refusal;
        }
    }

    /// <summary>Looks into the database, beside the engine.</summary>
    public async Task<T> Database<T>(Func<CognitoDbContext, Task<T>> query)
    {
        await using var scope = _services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<CognitoDbContext>());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_first is not null) return;
        var readable = _database.Path is { } file ? _watch.Find([file, file + "-wal"]) : [];
        await _database.DisposeAsync();
        if (readable.Count > 0) throw new InvalidOperationException($"What must never be stored or logged in clear:\n{string.Join('\n', readable)}");
    }

    private Caller CallerFor(object request) => Operations.ByRequest[request.GetType()].Access switch
    {
        OperationAccess.Unsigned => Anyone,
        OperationAccess.HostedUI => new Caller.HostedUI { IpAddress = "192.0.2.7" },
        _ => Admin,
    };

    partial void AddPorts(IServiceCollection services);

    partial void Start();
}
