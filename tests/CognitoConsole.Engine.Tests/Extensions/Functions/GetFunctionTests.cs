using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetFunctionTests
{
    [Fact]
    public async Task A_function_comes_with_its_source_its_versions_and_its_uses()
    {
        await using var cognito = new TestCognito();
        var arn = await cognito.AFunction("exports.handler = async e => e;", "one");
        var pool = await cognito.APool(p => p with { LambdaConfig = new() { PreSignUp = arn, CustomMessage = arn } });
        var function = await cognito.Invoke(new GetFunctionRequest { Name = "one" });
        Assert.Equal("exports.handler = async e => e;", function.Source);
        Assert.Equal(1, Assert.Single(function.Versions).Version);
        Assert.Equal([("PreSignUp", pool.Id), ("CustomMessage", pool.Id)], function.Uses.Select(u => (u.Trigger, (string?)u.UserPoolId)));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        await using var cognito = new TestCognito();
        await cognito.AFunction("", "one");
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new GetFunctionRequest { Name = "two" })).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new GetFunctionRequest { Name = "one", Version = 2 })).Code);
    }
}
