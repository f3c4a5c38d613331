using CognitoConsole.Contracts.Extensions;

namespace CognitoConsole.Testing;

public sealed partial class TestCognito
{
    private int _functions;

    /// <summary>An inline function; the answer is its ARN.</summary>
    /// <param name="source">The whole of it, or just the handler's body over <c>event</c>.</param>
    public async Task<string> AFunction(string source, string? name = null)
    {
        var whole = source.Contains("handler", StringComparison.Ordinal) ? source : $"exports.handler = async (event) => {{ {source} ; return event; }};";
        return (await Invoke(new CreateFunctionRequest { Name = name ?? $"function-{++_functions}", Kind = FunctionKind.Inline, Source = whole })).Function.Arn;
    }

    /// <summary>Runs a source on an event, and nothing else.</summary>
    public async Task<FunctionRunType> Try(string source, string payload = """{"n":1}""") => (await Invoke(new TestFunctionRequest { Source = source, Event = payload })).Run;
}
