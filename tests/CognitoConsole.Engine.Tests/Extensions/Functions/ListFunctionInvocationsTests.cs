using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListFunctionInvocationsTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        var arn = await _cognito.AFunction("console.log('asked'); if (event.userName === 'ben') throw new Error('not ben')", "gate");
        _pool = await _cognito.APool(p => p with { LambdaConfig = new() { PreSignUp = arn } });
        _client = await _cognito.AClient(_pool);
        await _cognito.SignUp(_client);
        await Assert.ThrowsAsync<CognitoException>(() => _cognito.SignUp(_client, "ben"));
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task The_newest_calls_come_first_page_by_page_and_as_filtered()
    {
        var first = await _cognito.Invoke(new ListFunctionInvocationsRequest { UserPoolId = _pool.Id!, MaxResults = 1 });
        var second = await _cognito.Invoke(new ListFunctionInvocationsRequest { UserPoolId = _pool.Id!, MaxResults = 1, NextToken = first.NextToken });
        Assert.Equal([("ben", FunctionOutcomes.FunctionError), ("ana", FunctionOutcomes.Succeeded)], first.Invocations.Concat(second.Invocations).Select(i => (i.Username, i.Outcome)));
        Assert.Null(second.NextToken);
        Assert.Equal("ben", Assert.Single((await _cognito.Invoke(new ListFunctionInvocationsRequest { UserPoolId = _pool.Id!, Outcome = FunctionOutcomes.FunctionError })).Invocations).Username);
        Assert.Empty((await _cognito.Invoke(new ListFunctionInvocationsRequest { UserPoolId = _pool.Id!, Trigger = "PostConfirmation" })).Invocations);
    }

    [Fact]
    public async Task Another_pools_calls_are_not_among_them()
    {
        var other = await _cognito.APool();
        Assert.Empty((await _cognito.Invoke(new ListFunctionInvocationsRequest { UserPoolId = other.Id! })).Invocations);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new ListFunctionInvocationsRequest { UserPoolId = "us-east-1_NoSuchOne" })).Code);
    }
}
