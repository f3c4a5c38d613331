using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ReplayFunctionInvocationTests : IAsyncLifetime
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
    public async Task A_call_is_run_again_against_an_edited_source_and_nothing_else_happens()
    {
        var call = (await _cognito.Invoke(new ListFunctionInvocationsRequest { UserPoolId = _pool.Id! })).Invocations[0];
        var replay = await _cognito.Invoke(new ReplayFunctionInvocationRequest
        {
            UserPoolId = _pool.Id!,
            InvocationId = call.InvocationId,
            Source = "exports.handler = async event => { event.response.autoConfirmUser = event.userName === 'ben'; return event; }",
        });
        Assert.Equal((FunctionOutcomes.FunctionError, FunctionOutcomes.Succeeded), (replay.Recorded.Outcome, replay.Run.Outcome));
        Assert.Contains("\"autoConfirmUser\":true", replay.Run.Output, StringComparison.Ordinal);
        Assert.Equal(replay.Recorded.Input, replay.Run.Input);
        Assert.Equal("ana", Assert.Single((await _cognito.Invoke(new ListUsersRequest { UserPoolId = _pool.Id! })).Users!).Username);
        Assert.Equal(2, (await _cognito.Invoke(new ListFunctionInvocationsRequest { UserPoolId = _pool.Id! })).Invocations.Count);
        Assert.Equal(1, (await _cognito.Invoke(new GetFunctionRequest { Name = "gate" })).Function.Version);
    }

    [Fact]
    public async Task Without_a_source_the_saved_function_runs()
    {
        var call = (await _cognito.Invoke(new ListFunctionInvocationsRequest { UserPoolId = _pool.Id! })).Invocations[0];
        var replay = await _cognito.Invoke(new ReplayFunctionInvocationRequest { UserPoolId = _pool.Id!, InvocationId = call.InvocationId });
        Assert.Equal("not ben", replay.Run.Error);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new ReplayFunctionInvocationRequest { UserPoolId = _pool.Id!, InvocationId = "none" })).Code);
    }
}
