using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DescribeUserImportJobTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Shows_the_upload_address_only_to_who_may_create_jobs()
    {
        await _cognito.Roles();
        var job = await _cognito.AnImportJob(_pool);
        var auditor = new Caller.Operator("1", "ana@example.com", "Auditor", "123456789012");
        var seen = (await _cognito.Invoke(new DescribeUserImportJobRequest { UserPoolId = _pool.Id!, JobId = job.JobId! }, auditor)).UserImportJob!;
        Assert.Null(seen.PreSignedUrl);
        Assert.Equal(job.JobId, seen.JobId);
        Assert.NotNull((await _cognito.Described(job)).PreSignedUrl);
    }

    [Fact]
    public async Task Finds_a_job_in_its_own_pool_only()
    {
        var job = await _cognito.AnImportJob(_pool);
        var other = await _cognito.APool();
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new DescribeUserImportJobRequest { UserPoolId = other.Id!, JobId = job.JobId! })).Code);
    }

    [Fact]
    public async Task A_job_that_nobody_started_has_expired_after_a_day()
    {
        var job = await _cognito.AnImportJob(_pool, null, [["cognito:username=ana"]]);
        _cognito.Clock.Advance(TimeSpan.FromHours(25));
        await _cognito.ImportWorker().Expire(CancellationToken.None);
        var expired = await _cognito.Described(job);
        Assert.Equal(("Expired", "The user import job has expired."), (expired.Status, expired.CompletionMessage));
        Assert.False(await _cognito.Database(db => db.UserImportParts.AnyAsync()));
    }
}
