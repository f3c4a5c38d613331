using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CognitoConsole.Server.Tests;

/// <summary>The built server as a process of its own: what it prints, how it ends, and what it leaves behind are part of what is tested.</summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(30) };

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(IEnumerable<string> arguments, IEnumerable<(string Key, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var inherited in start.Environment.Keys.Where(k => k.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || k.StartsWith("DOTNET_ENVIRONMENT", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(inherited);
        foreach (var (key, value) in settings) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => { if (line.Data is not null) _errors.Enqueue(line.Data); };
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException("The server ended before it was ready."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Scheme, host and port that it says it is ready at.</summary>
    public string Url { get; private set; } = "";

    public string Output => string.Join('\n', _output);

    public string Errors => string.Join('\n', _errors);

    /// <summary>Address of the first administrator's link, printed after the server's own.</summary>
    public async Task<string> SetUpLink()
    {
        for (var patience = 0; patience < 100; patience++)
        {
            if (_output.Select(l => Link().Match(l)).FirstOrDefault(m => m.Success) is { } link) return link.Value;
            await Task.Delay(50);
        }

        throw new InvalidOperationException($"There is no link in what the server printed:\n{Output}");
    }

    /// <summary>Once it has ended, all it ever printed is here.</summary>
    public bool PrintedALink => _output.Any(l => Link().IsMatch(l));

    /// <summary>Starts the server on a free port of loopback, in Production, and waits until it listens.</summary>
    /// <param name="settings">Keys as in appsettings.json, given as environment variables; an argument where the key begins with <c>--</c>.</param>
    public static async Task<ServerProcess> Start(DataFolder data, params (string Key, string Value)[] settings)
    {
        var server = Launch(data, settings);
        try
        {
            server.Url = await server._ready.Task.WaitAsync(Patience);
            return server;
        }
        catch (Exception failure)
        {
            await server.DisposeAsync();
            throw new InvalidOperationException($"The server did not start.\n{server.Output}\n{server.Errors}", failure);
        }
    }

    /// <summary>As above with everybody as administrator on the AWS API.</summary>
    public static Task<ServerProcess> StartOpen(DataFolder data, params (string Key, string Value)[] settings) =>
        Start(data, [("ASPNETCORE_ENVIRONMENT", "Development"), ("Api:Signatures", "Ignored"), .. settings]);

    /// <summary>Starts the server with settings that it must refuse.</summary>
    public static async Task<Refused> Refusal(DataFolder data, params (string Key, string Value)[] settings)
    {
        await using var server = Launch(data, settings);
        await server._process.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        return new Refused(server._process.ExitCode, server.Errors.Trim(), server.Output.Trim());
    }

    /// <summary>Calls an operation of the AWS JSON API, unsigned or with a signature of nobody.</summary>
    /// <param name="at">Where it listens, when that is not where it says it can be reached.</param>
    public async Task<(int Status, JsonObject Body)> Api(string operation, object body, string? at = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, (at ?? Url) + "/") { Content = new StringContent(System.Text.Json.JsonSerializer.Serialize(body), Encoding.UTF8, "application/x-amz-json-1.1") };
        request.Content.Headers.ContentType!.CharSet = null;
        request.Headers.Add("X-Amz-Target", $"AWSCognitoIdentityProviderService.{operation}");
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? [] : (JsonObject)JsonNode.Parse(text)!);
    }

    /// <summary>A new user pool. Its id.</summary>
    public async Task<string> APool(string? at = null) => (string)(await Api("CreateUserPool", new { PoolName = "people" }, at)).Body["UserPool"]!["Id"]!;

    /// <summary>As a power failure ends it.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>As an operator's system ends it. The exit code.</summary>
    public async Task<int> Stop()
    {
        if (!_process.HasExited) _ = SendSignal(_process.Id, Terminate);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Kill();
        _process.Dispose();
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static ServerProcess Launch(DataFolder data, (string Key, string Value)[] settings)
    {
        var arguments = settings.Where(s => s.Key.StartsWith("--", StringComparison.Ordinal)).Select(s => $"{s.Key}={s.Value}").ToList();
        var chosen = settings.Any(s => s.Key is "--urls" or "URLS" || s.Key.StartsWith("Kestrel:", StringComparison.Ordinal));
        return new ServerProcess(chosen ? arguments : [.. arguments, "--urls=http://127.0.0.1:0"], [("Data:Directory", data.Data), .. settings.Where(s => !s.Key.StartsWith("--", StringComparison.Ordinal))]);
    }

    private void Read(string? line)
    {
        if (line is null) return;
        _output.Enqueue(line);
        if (Ready().Match(line) is { Success: true } match) _ready.TrySetResult(match.Groups[1].Value);
    }

    private static string Program { get; } = Find();

    /// <summary>Beside the tests' own build: same configuration.</summary>
    private static string Find()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var root = here;
        while (!File.Exists(Path.Combine(root.FullName, "CognitoConsole.sln"))) root = root.Parent ?? throw new InvalidOperationException("CognitoConsole.sln is not above the test's folder.");
        return Path.Combine(root.FullName, "src", "CognitoConsole.Server", "bin", here.Parent!.Name, here.Name, "CognitoConsole.Server.dll");
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);

    [GeneratedRegex(@"^CognitoConsole is ready at (\S+)$")]
    private static partial Regex Ready();

    [GeneratedRegex(@"https?://\S+/account/set-up\?token=\S+")]
    private static partial Regex Link();
}

/// <summary>A start that came to nothing.</summary>
public sealed record Refused(int ExitCode, string Errors, string Output)
{
    /// <summary>One sentence (or two) on standard error, nothing on standard output, exit code 1.</summary>
    public string Sentence
    {
        get
        {
            Assert.True(ExitCode == 1 && Output.Length == 0 && !Errors.Contains('\n') && !Errors.Contains("   at ", StringComparison.Ordinal), $"Exit code {ExitCode}\n{Output}\n{Errors}");
            return Errors;
        }
    }
}
