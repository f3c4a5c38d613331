using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class CheckFunctionSourceTests
{
    [Theory]
    [InlineData("exports.handler = async (event) => event;")]
    [InlineData("export const handler = async (event) => event;")]
    [InlineData("while (true) {}")]
    public async Task Sound_JavaScript_has_no_fault_and_is_not_run(string source)
    {
        await using var cognito = new TestCognito();
        Assert.Null((await cognito.Invoke(new CheckFunctionSourceRequest { Source = source })).Fault);
    }

    [Fact]
    public async Task The_fault_names_its_line()
    {
        await using var cognito = new TestCognito();
        var answer = await cognito.Invoke(new CheckFunctionSourceRequest { Source = "exports.handler = async (event) => {\n  return event.;\n};" });
        Assert.Contains("(2:", answer.Fault!);
        Assert.Equal(2, answer.FaultLine);
        Assert.Equal(ErrorCodes.ValidationException, (await cognito.Refusal(new CheckFunctionSourceRequest { Source = "" })).Code);
    }
}
