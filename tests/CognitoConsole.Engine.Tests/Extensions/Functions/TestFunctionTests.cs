using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class TestFunctionTests : IAsyncLifetime
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
    public async Task What_the_API_would_answer_is_said()
    {
        const string SignUp = """{"version":"1","triggerSource":"PreSignUp_SignUp","userName":"cat","request":{},"response":{}}""";
        var right = await _cognito.Try("exports.handler = async e => e", SignUp);
        Assert.Equal((FunctionOutcomes.Succeeded, null), (right.Outcome, right.Refusal));
        var wrong = await _cognito.Try("exports.handler = async e => { e.response.autoConfirmUser = 1; return e; }", SignUp);
        Assert.Equal((FunctionOutcomes.InvalidOutput, "InvalidLambdaResponseException: Unrecognizable lambda output"), (wrong.Outcome, wrong.Refusal));
        var thrown = await _cognito.Try("exports.handler = async e => { throw new Error('no'); }", SignUp);
        Assert.Equal((FunctionOutcomes.FunctionError, "UserLambdaValidationException: PreSignUp failed with error no."), (thrown.Outcome, thrown.Refusal));
    }

    [Fact]
    public async Task Nothing_is_recorded_and_nobody_changes()
    {
        await _cognito.Invoke(new TestFunctionRequest { Arn = _pool.LambdaConfig!.PreSignUp, Event = "{}" });
        Assert.Equal(2, (await _cognito.Invoke(new ListFunctionInvocationsRequest { UserPoolId = _pool.Id! })).Invocations.Count);
        Assert.Single((await _cognito.Invoke(new ListUsersRequest { UserPoolId = _pool.Id! })).Users!);
    }

    [Theory]
    [InlineData(null, null, "{}", "Name a function or give a source.")]
    [InlineData(null, "exports.handler = e => e", "[1]", "The event is not a JSON object.")]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:none", null, "{}", "Function arn:aws:lambda:us-east-1:123456789012:function:none does not exist.")]
    public async Task What_cannot_be_run_is_refused(string? arn, string? source, string payload, string message) =>
        Assert.Equal(message, (await _cognito.Refusal(new TestFunctionRequest { Arn = arn, Source = source, Event = payload })).Message);
}
