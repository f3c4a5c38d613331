using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CognitoConsole.Browser.Tests;

/// <summary>The built server as a process of its own, as somebody who runs it has it: a free port, an empty data directory.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("cognito-console-browser-");
    private readonly StringBuilder _log = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private ServerProcess(IEnumerable<(string Name, string Value)> settings)
    {
        // By name: browsers have no passkeys for an address of numbers.
        Url = $"http://localhost:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [Program, "--urls", Url])
        {
            WorkingDirectory = _home.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Data__Directory"] = Path.Combine(_home.FullName, "data");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, e) => Read(e.Data);
        _process.ErrorDataReceived += (_, e) => Read(e.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"The server ended:\n{Log}"));
    }

    public string Url { get; }

    /// <summary>The one-time link for the first administrator, as the start printed it.</summary>
    public string? SetUpLink { get; private set; }

    public string Log
    {
        get { lock (_log) return _log.ToString(); }
    }

    private static string Program
    {
        get
        {
            // …/tests/CognitoConsole.Browser.Tests/bin/Debug/net10.0/
            var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
            return Path.Combine(Root, "src", "CognitoConsole.Server", "bin", configuration, "net10.0", "CognitoConsole.Server.dll");
        }
    }

    public static string Root
    {
        get
        {
            var directory = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(directory.FullName, "CognitoConsole.sln"))) directory = directory.Parent ?? throw new InvalidOperationException("No CognitoConsole.sln above the tests.");
            return directory.FullName;
        }
    }

    public static async Task<ServerProcess> Start(params IEnumerable<(string Name, string Value)> settings)
    {
        var server = new ServerProcess(settings);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        try
        {
            await server._ready.Task.WaitAsync(StartTimeout);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _home.Delete(recursive: true);
    }

    private void Read(string? line)
    {
        if (line is null) return;
        lock (_log) _log.AppendLine(line);
        if (line.Contains("/account/set-up?token=", StringComparison.Ordinal))
        {
            SetUpLink = line.Trim();
            _ready.TrySetResult();
        }
        else if (line.Contains("is ready at", StringComparison.Ordinal) && _process.StartInfo.Environment.ContainsKey("Operators__Bootstrap__Email"))
        {
            _ready.TrySetResult();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
