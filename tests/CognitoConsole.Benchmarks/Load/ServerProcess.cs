using System.Diagnostics;

namespace CognitoConsole.Benchmarks.Load;

/// <summary>The real server as a process of its own, on loopback with a data directory that is thrown away.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _data;

    private ServerProcess(Process process, string data, Uri address, TimeSpan coldStart)
    {
        _process = process;
        _data = data;
        Address = address;
        ColdStart = coldStart;
    }

    public Uri Address { get; }

    /// <summary>For signed calls.</summary>
    public LoadKey Key { get; private init; } = null!;

    /// <summary>From the start of the process to its first answer, database made and migrated.</summary>
    public TimeSpan ColdStart { get; }

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public double MemoryMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    public string DatabaseFile => Directory.GetFiles(_data, "*.db").Single();

    /// <param name="data">An existing data directory to start on, or null for an empty one.</param>
    public static async Task<ServerProcess> Start(int port, string? data = null)
    {
        var release = Path.Combine(Repository(), "src/CognitoConsole.Server/bin/Release");
        // The folder's name holds the platform: net10.0/linux-x64/publish.
        var server = Directory.Exists(release) ? Directory.GetFiles(release, "CognitoConsole.Server.dll", SearchOption.AllDirectories).FirstOrDefault(f => Path.GetDirectoryName(f)!.EndsWith("publish", StringComparison.Ordinal)) : null;
        if (server is null) throw new FileNotFoundException("Publish the server first: dotnet publish -c Release src/CognitoConsole.Server");
        data ??= Directory.CreateTempSubdirectory("cognito-console-load").FullName;
        var address = new Uri($"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo("dotnet", [server, "--urls", address.ToString()])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Data__Directory"] = data,
                ["Api__Signatures"] = "Ignored",
                ["Operators__Bootstrap__Email"] = "load@example.com",
                ["Operators__Bootstrap__Password"] = "Wide-Orchard-41-Lamp",
                ["Logging__LogLevel__Default"] = "Warning",
            },
        };
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = address };
        while (true)
        {
            if (process.HasExited) throw new InvalidOperationException($"The server ended with code {process.ExitCode}.");
            try
            {
                if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode) break;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            if (watch.Elapsed > TimeSpan.FromMinutes(1)) throw new TimeoutException("The server did not become ready.");
            await Task.Delay(10);
        }

        var ready = watch.Elapsed;
        return new ServerProcess(process, data, address, ready) { Key = await LoadKey.Make(address) };
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "CognitoConsole.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("Run the benchmarks from a clone.");
    }
}
