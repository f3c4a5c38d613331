using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_StartUserImportJob.html">StartUserImportJob</see></summary>
public sealed class StartUserImportJob(CognitoDbContext db, PoolDirectory pools, UserImportJobs jobs, TimeProvider clock) : IOperation<StartUserImportJobRequest, StartUserImportJobResponse>
{
    public async Task<StartUserImportJobResponse> Handle(StartUserImportJobRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var job = await jobs.Find(pool.Id, request.JobId, context.Cancellation);
        if (job.Status != UserImportJobStatusType.Created) throw Errors.PreconditionNotMet($"The import job cannot be started: its status is {job.Status}.");
        if (job.FileId is null) throw Errors.PreconditionNotMet("The import job cannot be started: its file has not been uploaded.");
        if (await db.UserImportJobs.AnyAsync(j => UserImportJobs.Active.Contains(j.Status), context.Cancellation))
            throw Errors.PreconditionNotMet("The import job cannot be started: another import job is active. One job runs at a time.");
        job.Status = UserImportJobStatusType.Pending;
        job.StartDate = clock.GetUtcNow();
        await db.SaveChangesAsync(context.Cancellation);
        return new() { UserImportJob = await jobs.Show(job, context) };
    }
}
