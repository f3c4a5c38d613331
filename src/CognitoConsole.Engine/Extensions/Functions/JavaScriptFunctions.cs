using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Ports;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;
using Sandbox = Jint.Engine;

namespace CognitoConsole.Engine.Extensions;

/// <summary>
/// Runs inline JavaScript: each time in an engine of its own, so that nothing outlives a call, without .NET, network or files, and within
/// limits of time, memory, depth and output. See note 26 of DECISIONS.md.
/// </summary>
internal sealed class JavaScriptFunctions(TimeProvider clock) : IFunctionInvoker
{
    private const int StackSize = 16 * 1024 * 1024;
    private const int MaxDepth = 500;
    private const int MaxArray = 500_000;
    private const int MaxLogs = 64 * 1024;

    /// <summary>For a native step that does not look at the clock. The caller is answered; the thread ends when the step does.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private const int MaxKept = 256;

    private static readonly Prepared<Acornima.Ast.Script> Prelude = Sandbox.PrepareScript(ReadPrelude(), "sandbox");

    private readonly ConcurrentDictionary<string, JavaScriptProgram> _programs = new(StringComparer.Ordinal);

    public string Kind => FunctionKind.Inline;

    public async Task<FunctionAnswer> Invoke(FunctionCall call, CancellationToken cancellation)
    {
        // Not a thread of the pool: those are for requests, and this one has a stack that deep recursion does not exhaust.
        var done = new TaskCompletionSource<FunctionAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var time = stop.Token;
        stop.CancelAfter(call.Limit);
        new Thread(() => done.SetResult(Run(call, time)), StackSize) { IsBackground = true, Name = $"function {call.Name}" }.Start();
        try
        {
            return await done.Task.WaitAsync(call.Limit + Patience, cancellation);
        }
        catch (TimeoutException)
        {
            return TimedOut(call, null);
        }
    }

    private FunctionAnswer Run(FunctionCall call, CancellationToken time)
    {
        var logs = new StringBuilder();
        try
        {
            var program = Program(call);
            using var engine = new Sandbox(options => Limit(options, time));
            var sandbox = (ObjectInstance)engine.Invoke(engine.Evaluate(Prelude), Host(engine, call, logs));
            if (program.Handler(engine, sandbox.Get("crypto"), sandbox.Get("require")) is not { } handler)
                return Answer(FunctionAnswerKind.FunctionError, "The function exports no handler: exports.handler = async (event) => …");
            var outcome = (ObjectInstance)engine.Invoke(sandbox.Get("start"), handler, call.Event, Context(call));
            return Settle(engine, sandbox, outcome, time) switch
            {
                { } payload when payload.Length > FunctionAnswer.MaxPayload => FunctionAnswer.TooLarge(logs.ToString()),
                { } payload => new FunctionAnswer(FunctionAnswerKind.Succeeded, payload, null, logs.ToString()),
                null => Answer(FunctionAnswerKind.FunctionError, outcome.Get("error").ToString()),
            };
        }
        catch (Exception failure) when (failure is OperationCanceledException or ExecutionCanceledException or TimeoutException)
        {
            return TimedOut(call, logs.ToString());
        }
        catch (JavaScriptException thrown)
        {
            return Answer(FunctionAnswerKind.FunctionError, thrown.Message);
        }
        catch (StatementsCountOverflowException)
        {
            return Answer(FunctionAnswerKind.FunctionError, $"The function ran more than {SandboxLimits.MaxStatements / 1_000_000} million statements");
        }
        catch (Exception failure)
        {
            // Whatever the limits or the parser say, or the engine itself: the function is at fault, and the server goes on. The error of the
            // operation puts its own full stop.
            return Answer(FunctionAnswerKind.FunctionError, failure.Message.TrimEnd('.'));
        }

        FunctionAnswer Answer(FunctionAnswerKind kind, string error) => new(kind, null, error, logs.ToString());
    }

    /// <summary>Parsed once for each saved source.</summary>
    private JavaScriptProgram Program(FunctionCall call)
    {
        var source = call.Source ?? "";
        if (call.Revision is null) return JavaScriptProgram.Parse(source);
        if (_programs.TryGetValue(call.Revision, out var known)) return known;
        if (_programs.Count >= MaxKept) _programs.Clear();
        return _programs[call.Revision] = JavaScriptProgram.Parse(source);
    }

    /// <summary>Runs what the handler has left to do: promises, then timers, until it has answered or nothing is left.</summary>
    /// <returns>JSON, or null when it failed.</returns>
    private static string? Settle(Sandbox engine, ObjectInstance sandbox, ObjectInstance outcome, CancellationToken time)
    {
        while (true)
        {
            engine.Advanced.ProcessTasks();
            if (outcome.Get("settled").AsBoolean()) return outcome.Get("payload") is JsString payload ? payload.ToString() : null;
            var wait = engine.Invoke(sandbox.Get("wait")).AsNumber();
            if (wait < 0) return "null"; // as Lambda answers for a handler that ends without an answer
            if (time.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(Math.Min(wait, 60_000)))) time.ThrowIfCancellationRequested();
            engine.Invoke(sandbox.Get("tick"), wait);
        }
    }

    private void Limit(Options options, CancellationToken time)
    {
        options.Constraint(new SandboxLimits(time));
        options.LimitRecursion(MaxDepth);
        options.MaxArraySize(MaxArray);
        options.DisableStringCompilation();
        options.RegexTimeoutInterval(TimeSpan.FromSeconds(1));
        options.Constraints.StackOverflowGuard = true;
        options.Culture(CultureInfo.InvariantCulture);
        options.LocalTimeZone(TimeZoneInfo.Utc);
        options.TimeSystem = new SandboxTime(clock);
    }

    /// <summary>The few things that the sandbox asks of this side: plain functions over text and numbers.</summary>
    private JsObject Host(Sandbox engine, FunctionCall call, StringBuilder logs)
    {
        var began = clock.GetTimestamp();
        var host = new JsObject(engine);
        Add("log", arguments =>
        {
            var line = $"{arguments[0]} {arguments[1]}\n";
            if (logs.Length < MaxLogs) logs.Append(line.AsSpan(0, Math.Min(line.Length, MaxLogs - logs.Length)));
            return JsValue.Undefined;
        });
        Add("uuid", _ => Guid.NewGuid().ToString());
        Add("random", arguments => Between(arguments[0].AsNumber(), arguments[1].AsNumber()));
        Add("remaining", _ => Math.Max(0, (call.Limit - clock.GetElapsedTime(began)).TotalMilliseconds));
        return host;

        void Add(string name, Func<JsValue[], JsValue> body) => host.Set(name, new ClrFunction(engine, name, (_, arguments) => body(arguments)));
    }

    private static JsValue Between(double min, double max)
    {
        if (!(min >= int.MinValue && max <= int.MaxValue && min < max)) throw new ArgumentException("The range of randomInt is not valid.");
        return RandomNumberGenerator.GetInt32((int)min, (int)max);
    }

    private static string Context(FunctionCall call) => JsonSerializer.Serialize(new
    {
        functionName = call.Name,
        functionVersion = call.Version?.ToString(CultureInfo.InvariantCulture) ?? "$LATEST",
        invokedFunctionArn = call.Arn,
        memoryLimitInMB = (SandboxLimits.MaxMemory / 1024 / 1024).ToString(CultureInfo.InvariantCulture),
        awsRequestId = call.RequestId,
        logGroupName = $"/aws/lambda/{call.Name}",
        logStreamName = call.RequestId,
    });

    private static FunctionAnswer TimedOut(FunctionCall call, string? logs) =>
        new(FunctionAnswerKind.TimedOut, null, string.Create(CultureInfo.InvariantCulture, $"Task timed out after {call.Limit.TotalSeconds:0.00} seconds"), logs);

    private static string ReadPrelude()
    {
        using var stream = typeof(JavaScriptFunctions).Assembly.GetManifestResourceStream("Functions.Sandbox.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>JavaScript's clock is the server's.</summary>
    private sealed class SandboxTime(TimeProvider clock) : DefaultTimeSystem(TimeZoneInfo.Utc, CultureInfo.InvariantCulture), ITimeSystem
    {
        DateTimeOffset ITimeSystem.GetUtcNow() => clock.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();
    }
}
