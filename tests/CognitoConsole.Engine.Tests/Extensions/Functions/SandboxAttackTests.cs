using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

/// <summary>What inline JavaScript cannot do, whatever it tries.</summary>
[Trait("Databases", "One")]
public sealed class SandboxAttackTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new(options: new EngineOptions { FunctionTimeout = TimeSpan.FromSeconds(1) });

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Theory]
    [InlineData("for (;;) { }")]
    [InlineData("await new Promise(() => setTimeout(() => { }, 60000));")]
    [InlineData("const again = () => setTimeout(again, 0); again(); await new Promise(() => { });")]
    [InlineData("(function again() { Promise.resolve().then(again); })(); await new Promise(() => { });")]
    [InlineData("return /^(a+)+$/.test('a'.repeat(40) + 'b');")]
    [InlineData("for (;;) try { for (;;) { } } catch { }")]
    [InlineData("for (;;) try { await null; } finally { continue; }")]
    public async Task Nothing_runs_for_ever(string body)
    {
        var run = await _cognito.Try($"exports.handler = async () => {{ {body} }};");
        // Whichever limit it meets first.
        Assert.True(run.Outcome == FunctionOutcomes.TimedOut || run.Error is "The function ran more than 20 million statements" or "The function needs more memory than it may have", $"{run.Outcome} {run.Error}");
    }

    [Theory]
    [InlineData("const all = []; for (;;) all.push('x'.repeat(100000) + Math.random());")]
    [InlineData("let s = 'x'; for (;;) s += s;")]
    [InlineData("const grow = [1]; for (;;) grow.push(...grow);")]
    [InlineData("return 'x'.repeat(2 ** 29).length;")]
    [InlineData("return 'x'.padStart(2 ** 29).length;")]
    [InlineData("return new Array(2 ** 31).fill(1).length;")]
    [InlineData("return new Array(400000).join('x'.repeat(100000)).length;")]
    [InlineData("return 'a'.repeat(10000).replaceAll('a', 'b'.repeat(100000)).length;")]
    [InlineData("return 'a'.repeat(10000).replace(/a/g, 'b'.repeat(100000)).length;")]
    [InlineData("return RegExp.prototype[Symbol.replace].call(/a/g, 'a'.repeat(10000), 'b'.repeat(100000)).length;")]
    [InlineData("return new ArrayBuffer(2 ** 30).byteLength;")]
    [InlineData("return new Uint8Array(2 ** 30).length;")]
    [InlineData("let n = 2n; for (;;) n = n * n;")]
    public async Task Memory_has_an_end(string body)
    {
        var run = await _cognito.Try($"exports.handler = async () => {{ {body} }};");
        Assert.Matches("more memory|string length|array size|is not defined|BigInt|Script has allocated|timed out", run.Error!);
    }

    [Theory]
    [InlineData("(function f() { return f(); })();")]
    [InlineData("let deep = []; for (let i = 0; i < 50000; i++) deep = [deep]; return JSON.stringify(deep).length;")]
    [InlineData("let deep = []; for (let i = 0; i < 50000; i++) deep = [deep]; return deep;")]
    [InlineData("let deep = []; for (let i = 0; i < 50000; i++) deep = [deep]; return String(deep);")]
    [InlineData("let deep = []; for (let i = 0; i < 50000; i++) deep = [deep]; return deep.flat(Infinity);")]
    [InlineData("class Deep { toJSON() { return { a: new Deep() }; } } return new Deep();")]
    [InlineData("const o = { valueOf() { return +o; } }; return +o;")]
    [InlineData("return JSON.parse('['.repeat(100000));")]
    [InlineData("return [1].map(function f() { return [1].map(f); });")]
    public async Task Depth_has_an_end(string body) =>
        Assert.NotEqual(FunctionOutcomes.Succeeded, (await _cognito.Try($"exports.handler = async () => {{ {body} }};")).Outcome);

    [Theory]
    [InlineData("System.IO.File.ReadAllText('/etc/passwd')")]
    [InlineData("importNamespace('System')")]
    [InlineData("clr.System")]
    [InlineData("require('fs')")]
    [InlineData("fetch('http://169.254.169.254/')")]
    [InlineData("new XMLHttpRequest()")]
    [InlineData("eval('1 + 1')")]
    [InlineData("new Function('return 1')()")]
    [InlineData("(async () => { }).constructor('return 1')()")]
    [InlineData("console.log.constructor('return 1')()")]
    [InlineData("crypto.randomUUID.GetType().Assembly")]
    [InlineData("console.log.Method.Module")]
    [InlineData("context.getRemainingTimeInMillis.Target.call")]
    [InlineData("import('fs')")]
    [InlineData("import('file:///etc/passwd')")]
    public async Task Nothing_outside_is_reached(string expression)
    {
        var run = await _cognito.Try($"exports.handler = async (event, context) => JSON.stringify(await ({expression}));");
        Assert.Equal(FunctionOutcomes.FunctionError, run.Outcome);
    }

    [Fact]
    public async Task Nothing_outlives_a_call()
    {
        var arn = await _cognito.AFunction("""
            let calls = 0;
            exports.handler = async () => {
              const before = [++calls, {}.stolen ?? null, globalThis.kept ?? null, JSON.parse('1'), [3, 1].sort().length];
              Object.prototype.stolen = 'a secret of the first call';
              globalThis.kept = 'the same';
              JSON.parse = () => 'forged';
              Array.prototype.sort = () => [];
              return before;
            };
            """);
        for (var i = 0; i < 3; i++)
            Assert.Equal("[1,null,null,1,2]", (await _cognito.Invoke(new TestFunctionRequest { Arn = arn, Event = "{}" })).Run.Output);
    }

    [Fact]
    public async Task A_huge_answer_is_refused_and_huge_logs_are_cut()
    {
        // The size ends it, not the time, however busy the machine is.
        await using var patient = new TestCognito(options: new EngineOptions { FunctionTimeout = TimeSpan.FromSeconds(30) });
        var run = await patient.Try("exports.handler = async () => { for (let i = 0; i < 5000; i++) console.log('x'.repeat(100)); return 'x'.repeat(2000000); };");
        Assert.Equal((FunctionOutcomes.FunctionError, "Response payload size exceeded maximum allowed payload size."), (run.Outcome, run.Error));
        Assert.Equal(64 * 1024, run.Logs!.Length);
    }

    [Fact]
    public async Task The_server_lives_after_a_hundred_attacks_at_once()
    {
        var attacks = new[] { "(function f() { return f(); })();", "let s = 'x'; for (;;) s += s;", "let deep = []; for (let i = 0; i < 50000; i++) deep = [deep]; return deep;", "throw null;", "return Promise.reject();" };
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => _cognito.Try($"exports.handler = async () => {{ {attacks[i % attacks.Length]} }};")));
        Assert.Equal(FunctionOutcomes.Succeeded, (await _cognito.Try("exports.handler = async e => e;")).Outcome);
    }
}
