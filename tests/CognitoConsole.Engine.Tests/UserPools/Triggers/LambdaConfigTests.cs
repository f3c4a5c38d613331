using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class LambdaConfigTests : TriggerContext
{
    [Theory]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:none", "Invalid lambda function ARN arn:aws:lambda:us-east-1:123456789012:function:none: there is no such function")]
    [InlineData("arn:aws:lambda:eu-west-1:123456789012:function:none", "The lambda function ARN arn:aws:lambda:eu-west-1:123456789012:function:none is not in the region of the user pool")]
    [InlineData("arn:aws:sns:us-east-1:123456789012:topic-of-mine", "Invalid lambda function ARN arn:aws:sns:us-east-1:123456789012:topic-of-mine")]
    public async Task An_ARN_of_no_function_is_refused(string arn, string message)
    {
        await Cognito.RefusesAsInvalid(new CreateUserPoolRequest { PoolName = "p", LambdaConfig = new() { PreSignUp = arn } }, message);
        var pool = await Cognito.APool();
        await Cognito.RefusesAsInvalid(new UpdateUserPoolRequest { UserPoolId = pool.Id!, LambdaConfig = new() { PostConfirmation = arn } }, message);
        Assert.Equal(new LambdaConfigType(), (await Cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = pool.Id! })).UserPool!.LambdaConfig);
    }

    [Fact]
    [Shows("UserPool.LambdaConfig.PreSignUp")]
    public async Task Triggers_are_kept_shown_and_taken_away()
    {
        await Given(async f => new() { PreSignUp = await f("throw new Error('closed')") });
        await Assert.ThrowsAsync<CognitoException>(() => Cognito.SignUp(Client));
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = Pool.Id! });
        await Cognito.SignUp(Client);
        Assert.Equal(new LambdaConfigType(), (await Cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = Pool.Id! })).UserPool!.LambdaConfig);
    }

    [Fact]
    public async Task What_does_not_go_together_is_refused()
    {
        var (one, two) = (await Cognito.AFunction(""), await Cognito.AFunction(""));
        await Cognito.RefusesAsInvalid(new CreateUserPoolRequest { PoolName = "p", LambdaConfig = new() { PreTokenGeneration = one, PreTokenGenerationConfig = new() { LambdaArn = two, LambdaVersion = "V2_0" } } },
            "PreTokenGeneration and PreTokenGenerationConfig must name the same function.");
        await Cognito.RefusesAsInvalid(new CreateUserPoolRequest { PoolName = "p", LambdaConfig = new() { CustomSMSSender = new() { LambdaArn = one, LambdaVersion = "V1_0" } } }, "KMSKeyID is required for custom senders.");
    }

    [Fact]
    public async Task A_slow_pool_keeps_no_other_pool_waiting()
    {
        await Given(async f => new() { PreSignUp = await f("await new Promise(r => setTimeout(r, 4000))") });
        var other = await Cognito.APool(p => p with { LambdaConfig = new() { PreSignUp = Pool.LambdaConfig!.PreSignUp } });
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = other.Id!, LambdaConfig = new() { PreSignUp = await Cognito.AFunction("") } });
        var client = await Cognito.AClient(other);
        var slow = Enumerable.Range(0, 8).Select(i => Cognito.SignUp(Client, $"user-{i}")).ToList();
        await Task.Delay(100);
        await Cognito.SignUp(client);
        Assert.All(slow, s => Assert.False(s.IsCompleted));
        await Task.WhenAll(slow.Select(s => s.ContinueWith(_ => { }, TaskScheduler.Default)));
    }

    [Fact]
    public async Task Five_hundred_calls_are_kept()
    {
        await Given(async f => new() { PreSignUp = await f("throw new Error('no')") });
        for (var i = 0; i < 520; i++) await Assert.ThrowsAsync<CognitoException>(() => Cognito.SignUp(Client, $"user-{i}"));
        await Cognito.Invoke(new Contracts.Extensions.ListFunctionInvocationsRequest { UserPoolId = Pool.Id! });
        Assert.Equal(500, await Cognito.Database(db => Task.FromResult(db.FunctionInvocations.Count())));
        Assert.Equal(0, await Cognito.Database(db => Task.FromResult(db.FunctionInvocations.Count(i => i.Username == "user-19"))));
    }
}
