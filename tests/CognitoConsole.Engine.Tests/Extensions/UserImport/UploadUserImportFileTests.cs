using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class UploadUserImportFileTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Keeps_the_file_encrypted_and_counts_its_users()
    {
        var job = await _cognito.AnImportJob(_pool);
        var csv = await _cognito.ACsv(_pool, null, ["cognito:username=ana"], ["cognito:username=bob"]) + "\n\n";
        var answer = await _cognito.Upload(job, csv);
        Assert.Equal((csv.Length, 2), (answer.Length, answer.Lines));
        var part = await _cognito.Database(db => db.UserImportParts.SingleAsync());
        Assert.DoesNotContain("cognito:username", System.Text.Encoding.UTF8.GetString(part.Content));
    }

    [Fact]
    public async Task The_last_upload_counts()
    {
        var job = await _cognito.AnImportJob(_pool);
        await _cognito.Upload(job, await _cognito.ACsv(_pool, null, ["cognito:username=ana"]));
        await _cognito.Upload(job, await _cognito.ACsv(_pool, null, ["cognito:username=bob"], ["cognito:username=cid"]));
        Assert.Equal(1, await _cognito.Database(db => db.UserImportParts.CountAsync()));
        var file = await _cognito.Invoke(new GetUserImportFileRequest { UserPoolId = _pool.Id!, JobId = job.JobId! });
        Assert.Equal(2, file.Lines);
    }

    [Fact]
    public async Task The_token_is_for_one_job_and_a_quarter_of_an_hour()
    {
        var job = await _cognito.AnImportJob(_pool);
        Assert.Equal(ErrorCodes.NotAuthorizedException, (await _cognito.Refusal(TestCognito.UploadOf(job, "x") with { Token = "forged" })).Code);
        _cognito.Clock.Advance(TimeSpan.FromMinutes(16));
        var refusal = await _cognito.Refusal(TestCognito.UploadOf(job, "x"));
        Assert.Equal((ErrorCodes.NotAuthorizedException, "Request has expired"), (refusal.Code, refusal.Message));
        Assert.False(await _cognito.Database(db => db.UserImportParts.AnyAsync()));
    }

    [Fact]
    public async Task A_started_job_takes_no_other_file()
    {
        var job = await _cognito.AnImportJob(_pool, null, [["cognito:username=ana"]]);
        await _cognito.Invoke(new StartUserImportJobRequest { UserPoolId = _pool.Id!, JobId = job.JobId! });
        Assert.Equal(ErrorCodes.PreconditionNotMetException, (await _cognito.Refusal(TestCognito.UploadOf(job, "x"))).Code);
    }

    [Fact]
    public async Task A_file_that_is_too_long_or_breaks_off_leaves_nothing()
    {
        var job = await _cognito.AnImportJob(_pool);
        var lines = await _cognito.Refusal(TestCognito.UploadOf(job, string.Concat(Enumerable.Repeat("x\n", 500_002))));
        Assert.Equal((ErrorCodes.InvalidParameterException, "The file has more than 500000 users."), (lines.Code, lines.Message));
        await Assert.ThrowsAsync<IOException>(() => _cognito.Invoke(TestCognito.UploadOf(job, "x") with { Content = new Breaking() }));
        Assert.False(await _cognito.Database(db => db.UserImportParts.AnyAsync()));
        Assert.Null(await _cognito.Database(db => db.UserImportJobs.Select(j => j.FileId).SingleAsync()));
    }

    /// <summary>100 kB, and then the line goes dead.</summary>
    private sealed class Breaking : MemoryStream
    {
        private int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (++_reads > 10) throw new IOException("Broken.");
            var size = Math.Min(buffer.Length, 10_000);
            buffer.Span[..size].Fill((byte)'x');
            return new(size);
        }
    }
}
