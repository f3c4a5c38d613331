using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What the import operations share: finding a job, showing it, and the address to which its file is sent.</summary>
public sealed class UserImportJobs(CognitoDbContext db, SealedToken seal, Access access, EngineOptions options, TimeProvider clock)
{
    /// <summary>Below this path stands the token.</summary>
    public const string UploadPath = "/user-import/";

    public const string StoppedMessage = "The Import Job was stopped by the developer.";
    private const string Purpose = "user-import-upload";
    private static readonly TimeSpan UploadLifetime = TimeSpan.FromMinutes(15);

    /// <summary>An unstarted job is forgotten after this.</summary>
    public static readonly TimeSpan StartLimit = TimeSpan.FromHours(24);

    public static readonly string[] Active = [UserImportJobStatusType.Pending, UserImportJobStatusType.InProgress, UserImportJobStatusType.Stopping];

    private sealed record Upload(string Pool, string Job);

    /// <exception cref="CognitoException">ResourceNotFoundException.</exception>
    public async Task<UserImportJob> Find(string userPoolId, string jobId, CancellationToken cancellation) =>
        await db.UserImportJobs.FirstOrDefaultAsync(j => j.UserPoolId == userPoolId && j.JobId == jobId, cancellation) ?? throw Errors.ResourceNotFound("The import job does not exist.");

    /// <summary>The job that an upload's token is for.</summary>
    /// <exception cref="CognitoException">NotAuthorizedException: changed, foreign or expired.</exception>
    public async Task<UserImportJob> OpenUpload(string token, CancellationToken cancellation)
    {
        var upload = seal.Open<Upload>(token, Purpose, clock.GetUtcNow(), out var expired);
        if (upload is null) throw Errors.NotAuthorized(expired ? "Request has expired" : "The upload address is not valid.");
        return await Find(upload.Pool, upload.Job, cancellation);
    }

    /// <summary>As the API shows it. The upload address is only for whoever may create jobs, and only while a file is awaited.</summary>
    public async ValueTask<UserImportJobType> Show(UserImportJob job, OperationContext context) => new()
    {
        JobName = job.JobName,
        JobId = job.JobId,
        UserPoolId = job.UserPoolId,
        PreSignedUrl = job.Status == UserImportJobStatusType.Created && (await access.Decide(context.Caller, "cognito-idp:CreateUserImportJob", context.UserPoolArn(job.UserPoolId), context.Cancellation)).IsAllowed
            ? options.PublicUrl + UploadPath + seal.Seal(new Upload(job.UserPoolId, job.JobId), Purpose, clock.GetUtcNow() + UploadLifetime)
            : null,
        CreationDate = job.CreationDate,
        StartDate = job.StartDate,
        CompletionDate = job.CompletionDate,
        Status = job.Status,
        CloudWatchLogsRoleArn = job.CloudWatchLogsRoleArn,
        ImportedUsers = job.ImportedUsers,
        SkippedUsers = job.SkippedUsers,
        FailedUsers = job.FailedUsers,
        CompletionMessage = job.CompletionMessage,
        PasswordHashingAlgorithm = job.PasswordHashingAlgorithm,
    };

    /// <summary>A pool keeps its shape while users are imported into it.</summary>
    /// <exception cref="CognitoException">UserImportInProgressException.</exception>
    internal static async Task DemandNone(CognitoDbContext db, string userPoolId, CancellationToken cancellation)
    {
        if (await db.UserImportJobs.AnyAsync(j => j.UserPoolId == userPoolId && Active.Contains(j.Status), cancellation)) throw Errors.UserImportInProgress();
    }
}
