using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetFunctionInvocationTests : IAsyncLifetime
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
    public async Task A_call_shows_what_went_in_and_came_out_and_reading_it_is_written_down()
    {
        var call = (await _cognito.Invoke(new ListFunctionInvocationsRequest { UserPoolId = _pool.Id! })).Invocations[0];
        var run = (await _cognito.Invoke(new GetFunctionInvocationRequest { UserPoolId = _pool.Id!, InvocationId = call.InvocationId })).Run;
        Assert.Contains("\"userName\":\"ben\"", run.Input, StringComparison.Ordinal);
        Assert.StartsWith("INFO asked\n", run.Logs, StringComparison.Ordinal);
        Assert.Equal(("not ben", "UserLambdaValidationException: PreSignUp failed with error not ben."), (run.Error, run.Refusal));
        Assert.Contains((await _cognito.Invoke(new ListAuditEntriesRequest())).Entries, e => e.Action == "cognito-console:GetFunctionInvocation");
    }

    [Fact]
    public async Task A_call_is_read_in_its_own_pool_and_only_with_permission()
    {
        var call = (await _cognito.Invoke(new ListFunctionInvocationsRequest { UserPoolId = _pool.Id! })).Invocations[0];
        var other = await _cognito.APool();
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new GetFunctionInvocationRequest { UserPoolId = other.Id!, InvocationId = call.InvocationId })).Code);
        var support = await _cognito.AnOperator("sue", Engine.Iam.BuiltInPolicies.Support);
        Assert.Equal(ErrorCodes.AccessDeniedException, (await _cognito.Refusal(new GetFunctionInvocationRequest { UserPoolId = _pool.Id!, InvocationId = call.InvocationId }, _cognito.As(support))).Code);
    }

    [Fact]
    public async Task What_is_kept_is_encrypted()
    {
        await _cognito.Invoke(new ListFunctionInvocationsRequest { UserPoolId = _pool.Id! });
        var contents = await _cognito.Database(db => Task.FromResult(db.FunctionInvocations.Select(i => i.Content).ToList()));
        Assert.All(contents, c => Assert.DoesNotContain("example.com", System.Text.Encoding.UTF8.GetString(c), StringComparison.Ordinal));
    }
}
