using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class DeleteFunctionTests
{
    [Fact]
    public async Task A_function_goes_unless_a_trigger_calls_it()
    {
        await using var cognito = new TestCognito();
        var arn = await cognito.AFunction("", "one");
        var pool = await cognito.APool(p => p with { LambdaConfig = new() { PostConfirmation = arn } });
        var refusal = await cognito.Refusal(new DeleteFunctionRequest { Name = "one" });
        Assert.Equal($"The function is the PostConfirmation trigger of Test pool ({pool.Id}). Remove it there first.", refusal.Message);
        await cognito.Invoke(new Contracts.UserPools.UpdateUserPoolRequest { UserPoolId = pool.Id! });
        await cognito.Invoke(new DeleteFunctionRequest { Name = "one" });
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new DeleteFunctionRequest { Name = "one" })).Code);
    }
}
