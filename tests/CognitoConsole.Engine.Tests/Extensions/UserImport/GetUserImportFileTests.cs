using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetUserImportFileTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Shows_the_first_lines_and_what_would_become_of_them()
    {
        await _cognito.AUser(_pool, "bob");
        var job = await _cognito.AnImportJob(_pool, PasswordHashingAlgorithmType.Bcrypt,
            ["cognito:username=ana", "email=ana@example.com", "email_verified=true", "password_hash=$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"],
            ["cognito:username=bob", "email=b@example.com", "email_verified=true"],
            ["cognito:username=cid"],
            ["cognito:username=ana", "email=a2@example.com", "email_verified=true"]);
        var file = await _cognito.Invoke(Get(job));
        Assert.True(file.IsUploaded);
        Assert.Equal(
            [
                (2, "SUCCEEDED", "The import succeeded."), (3, "SKIPPED", "The user already exists."),
                (4, "FAILED", "The User Record does not set any of the auto verified attributes to true. (Example: email_verified to true)."), (5, "SKIPPED", "The user already exists."),
            ],
            file.Preview.Select(l => (l.LineNumber, l.Outcome, l.Message)));
        Assert.Equal("***", file.Preview[0].Values[file.Columns.ToList().IndexOf("password_hash")]);
        Assert.Equal(1, await _cognito.Database(db => db.CognitoUsers.CountAsync()));
    }

    [Fact]
    public async Task Names_what_is_wrong_with_the_header()
    {
        var job = await _cognito.AnImportJob(_pool);
        Assert.False((await _cognito.Invoke(Get(job))).IsUploaded);
        await _cognito.Upload(job, "cognito:username\nana");
        Assert.Equal("The header does not match the user pool: the column name is missing.", (await _cognito.Invoke(Get(job))).Problem);
        await _cognito.Upload(job, await _cognito.ACsv(_pool, "BCRYPT"));
        Assert.Equal("The file has password hashes, but the job does not name a password hashing algorithm.", (await _cognito.Invoke(Get(job))).Problem);
    }

    [Fact]
    public async Task Twenty_lines_are_enough()
    {
        var job = await _cognito.AnImportJob(_pool, null, [.. Enumerable.Range(0, 40).Select(i => new[] { $"cognito:username=user{i}" })]);
        var file = await _cognito.Invoke(Get(job));
        Assert.Equal((40, 20), (file.Lines, file.Preview.Count));
    }

    private GetUserImportFileRequest Get(UserImportJobType job) => new() { UserPoolId = _pool.Id!, JobId = job.JobId! };
}
