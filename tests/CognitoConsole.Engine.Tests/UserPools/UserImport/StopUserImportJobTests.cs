using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class StopUserImportJobTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Stops_before_the_next_lines()
    {
        var job = await _cognito.AnImportJob(_pool, null, [["cognito:username=ana", "email=ana@example.com", "email_verified=true"]]);
        await _cognito.Invoke(new StartUserImportJobRequest { UserPoolId = _pool.Id!, JobId = job.JobId! });
        Assert.Equal("Stopping", (await _cognito.Invoke(Stop(job))).UserImportJob!.Status);
        await _cognito.ImportWorker().RunNext(CancellationToken.None);
        var stopped = await _cognito.Described(job);
        Assert.Equal(("Stopped", "The Import Job was stopped by the developer."), (stopped.Status, stopped.CompletionMessage));
        Assert.False(await _cognito.Database(db => db.CognitoUsers.AnyAsync()));
        Assert.False(await _cognito.Database(db => db.UserImportParts.AnyAsync()));
    }

    [Fact]
    public async Task Refuses_what_does_not_run()
    {
        var job = await _cognito.AnImportJob(_pool);
        Assert.Equal(ErrorCodes.PreconditionNotMetException, (await _cognito.Refusal(Stop(job))).Code);
    }

    private static StopUserImportJobRequest Stop(UserImportJobType job) => new() { UserPoolId = job.UserPoolId!, JobId = job.JobId! };
}
