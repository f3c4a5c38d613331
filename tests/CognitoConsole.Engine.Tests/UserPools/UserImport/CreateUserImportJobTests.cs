using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class CreateUserImportJobTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Makes_a_job_that_waits_for_its_file()
    {
        var job = await _cognito.AnImportJob(_pool, PasswordHashingAlgorithmType.Bcrypt);
        Assert.Matches("^import-[0-9a-zA-Z]{10}$", job.JobId!);
        Assert.Equal(("Customers", _pool.Id, "Created", TestCognito.LogsRole, "BCRYPT"), (job.JobName, job.UserPoolId, job.Status, job.CloudWatchLogsRoleArn, job.PasswordHashingAlgorithm));
        Assert.Equal((0, 0, 0), (job.ImportedUsers, job.SkippedUsers, job.FailedUsers));
        Assert.StartsWith("http://localhost:8080/user-import/", job.PreSignedUrl);
        Assert.Equal(job with { PreSignedUrl = null }, await _cognito.Described(job) with { PreSignedUrl = null });
    }

    [Fact]
    public async Task Refuses_an_unknown_algorithm_and_changes_nothing()
    {
        var refusal = await _cognito.Refusal(new CreateUserImportJobRequest { UserPoolId = _pool.Id!, JobName = "x", CloudWatchLogsRoleArn = TestCognito.LogsRole, PasswordHashingAlgorithm = "MD5" });
        Assert.Equal(
            (ErrorCodes.InvalidParameterException, "1 validation error detected: Value 'MD5' at 'passwordHashingAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: [BCRYPT, SCRYPT, ARGON2ID, PBKDF2_SHA256]"),
            (refusal.Code, refusal.Message));
        Assert.False(await _cognito.Database(db => db.UserImportJobs.AnyAsync()));
    }

    [Fact]
    public async Task Needs_the_right_to_pass_the_role()
    {
        await _cognito.ARole("Importer", "cognito-idp:CreateUserImportJob");
        var caller = new Caller.AccessKey("AKIA", "importer", "Importer", "123456789012");
        var refusal = await _cognito.Refusal(new CreateUserImportJobRequest { UserPoolId = _pool.Id!, JobName = "x", CloudWatchLogsRoleArn = TestCognito.LogsRole }, caller);
        Assert.Equal(ErrorCodes.AccessDeniedException, refusal.Code);
        Assert.Contains("iam:PassRole", refusal.Message);
    }
}
