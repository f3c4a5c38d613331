using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_StopUserImportJob.html">StopUserImportJob</see></summary>
/// <remarks>The worker ends the job after the lines that it has in hand; what is imported stays.</remarks>
public sealed class StopUserImportJob(CognitoDbContext db, PoolDirectory pools, UserImportJobs jobs) : IOperation<StopUserImportJobRequest, StopUserImportJobResponse>
{
    public async Task<StopUserImportJobResponse> Handle(StopUserImportJobRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var job = await jobs.Find(pool.Id, request.JobId, context.Cancellation);
        if (job.Status is not (UserImportJobStatusType.Pending or UserImportJobStatusType.InProgress)) throw Errors.PreconditionNotMet($"The import job cannot be stopped: its status is {job.Status}.");
        job.Status = UserImportJobStatusType.Stopping;
        await db.SaveChangesAsync(context.Cancellation);
        return new() { UserImportJob = await jobs.Show(job, context) };
    }
}
