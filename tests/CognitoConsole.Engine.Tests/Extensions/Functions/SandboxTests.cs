using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

/// <summary>What inline JavaScript can do.</summary>
public sealed class SandboxTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Theory]
    [InlineData("exports.handler = async (event) => ({ got: event.n });")]
    [InlineData("exports.handler = (event, context, callback) => callback(null, { got: event.n });")]
    [InlineData("exports.handler = (event, context, callback) => { setTimeout(() => callback(null, { got: event.n }), 20); };")]
    [InlineData("exports.handler = (event, context) => context.succeed({ got: event.n });")]
    [InlineData("module.exports.handler = async function (event) { await new Promise(r => setTimeout(r, 10)); return { got: event.n }; }")]
    [InlineData("module.exports = { handler: e => ({ got: e.n }) };")]
    [InlineData("export const handler = async (event) => ({ got: event.n });")]
    [InlineData("const answer = event => ({ got: event.n });\nexport { answer as handler };")]
    [InlineData("export async function handler(event) { return { got: event.n }; }")]
    [InlineData("export default { handler: e => ({ got: e.n }) };")]
    [InlineData("import { randomInt } from 'node:crypto';\nexport const handler = async e => ({ got: randomInt(1, 2) });")]
    public async Task A_handler_may_be_written_in_any_of_Lambdas_ways(string source)
    {
        var run = await _cognito.Try(source);
        Assert.Equal((FunctionOutcomes.Succeeded, """{"got":1}""", null), (run.Outcome, run.Output, run.Error));
    }

    [Theory]
    [InlineData("exports.handler = async () => { throw new Error('Invalid email domain'); };", "Invalid email domain")]
    [InlineData("exports.handler = (e, c, callback) => callback(new Error('No'));", "No")]
    [InlineData("exports.handler = (e, c, callback) => callback('plain');", "plain")]
    [InlineData("exports.handler = (e, c) => c.fail('old');", "old")]
    [InlineData("exports.handler = () => Promise.reject({ message: 'object' });", "object")]
    [InlineData("exports.handler = async e => e.request.userAttributes.email;", "Cannot read properties of undefined (reading 'userAttributes')")]
    [InlineData("exports.other = async e => e;", "The function exports no handler: exports.handler = async (event) => …")]
    [InlineData("throw new Error('while loading');", "while loading")]
    public async Task What_a_handler_throws_is_its_error(string source, string error)
    {
        var run = await _cognito.Try(source);
        Assert.Equal((FunctionOutcomes.FunctionError, error), (run.Outcome, run.Error));
    }

    [Fact]
    public async Task The_console_is_captured_line_by_line()
    {
        var run = await _cognito.Try("exports.handler = async e => { console.log('a', 1, { b: [2] }, null); console.error(new Error('x').message); return e; };");
        Assert.Equal("INFO a 1 {\"b\":[2]} null\nERROR x\n", run.Logs);
    }

    [Fact]
    public async Task The_context_is_Lambdas()
    {
        var run = await _cognito.Try("exports.handler = async (e, c) => [c.functionName, typeof c.awsRequestId, c.getRemainingTimeInMillis() > 0, c.memoryLimitInMB];");
        Assert.Equal("""["test","string",true,"128"]""", run.Output);
    }

    [Fact]
    public async Task Random_numbers_are_cryptographic_and_in_their_range()
    {
        var run = await _cognito.Try("exports.handler = async () => { const c = require('crypto'); const all = Array.from({ length: 200 }, () => c.randomInt(100, 110)); return [Math.min(...all) >= 100, Math.max(...all) < 110, new Set(all).size > 5, crypto.randomUUID().length]; };");
        Assert.Equal("[true,true,true,36]", run.Output);
    }

    [Fact]
    public async Task The_clock_is_the_servers()
    {
        var run = await _cognito.Try("exports.handler = async () => [new Date().toISOString(), Date.now()];");
        Assert.Equal($"[\"2026-03-03T09:05:07.000Z\",{_cognito.Clock.GetUtcNow().ToUnixTimeMilliseconds()}]", run.Output);
    }

    [Fact]
    public async Task A_handler_that_ends_without_an_answer_answers_null() => Assert.Equal("null", (await _cognito.Try("exports.handler = () => { };")).Output);

    [Fact]
    public async Task A_fault_is_named_with_the_line_of_the_editor()
    {
        var refusal = await _cognito.Refusal(new TestFunctionRequest { Source = "const a = 1;\nconst b = ;\n", Event = "{}" });
        Assert.Equal("Unexpected token ';' (2:11)", refusal.Message);
    }
}
