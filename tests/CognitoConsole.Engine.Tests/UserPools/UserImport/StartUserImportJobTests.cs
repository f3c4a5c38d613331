using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class StartUserImportJobTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Wants_a_file_first()
    {
        var job = await _cognito.AnImportJob(_pool);
        Assert.Equal(ErrorCodes.PreconditionNotMetException, (await _cognito.Refusal(Start(job))).Code);
        Assert.Equal("Created", (await _cognito.Described(job)).Status);
    }

    [Fact]
    public async Task Starts_once_and_one_job_at_a_time()
    {
        var (first, second) = (await _cognito.AnImportJob(_pool, null, [["cognito:username=ana"]]), await _cognito.AnImportJob(_pool, null, [["cognito:username=bob"]]));
        var started = (await _cognito.Invoke(Start(first))).UserImportJob!;
        Assert.Equal(("Pending", _cognito.Clock.GetUtcNow(), null), (started.Status, started.StartDate, started.PreSignedUrl));
        Assert.Equal(ErrorCodes.PreconditionNotMetException, (await _cognito.Refusal(Start(first))).Code);
        Assert.Equal(ErrorCodes.PreconditionNotMetException, (await _cognito.Refusal(Start(second))).Code);
        await _cognito.ImportWorker().RunNext(CancellationToken.None);
        await _cognito.Invoke(Start(second));
    }

    [Fact]
    public async Task The_pool_keeps_its_shape_meanwhile()
    {
        await _cognito.Invoke(Start(await _cognito.AnImportJob(_pool, null, [["cognito:username=ana"]])));
        Assert.Equal(ErrorCodes.UserImportInProgressException, (await _cognito.Refusal(new UpdateUserPoolRequest { UserPoolId = _pool.Id! })).Code);
        Assert.Equal(ErrorCodes.UserImportInProgressException, (await _cognito.Refusal(new DeleteUserPoolRequest { UserPoolId = _pool.Id! })).Code);
        Assert.Equal(ErrorCodes.UserImportInProgressException, (await _cognito.Refusal(new AddCustomAttributesRequest { UserPoolId = _pool.Id!, CustomAttributes = [new() { Name = "team", AttributeDataType = "String" }] })).Code);
        await _cognito.ImportWorker().RunNext(CancellationToken.None);
        await _cognito.Invoke(new DeleteUserPoolRequest { UserPoolId = _pool.Id! });
    }

    private static StartUserImportJobRequest Start(UserImportJobType job) => new() { UserPoolId = job.UserPoolId!, JobId = job.JobId! };
}
