using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserImportJob.html">CreateUserImportJob</see></summary>
public sealed class CreateUserImportJob(CognitoDbContext db, PoolDirectory pools, UserImportJobs jobs, PassRole roles, TimeProvider clock) : IOperation<CreateUserImportJobRequest, CreateUserImportJobResponse>
{
    private const int MaxJobs = 1_000;

    public async Task<CreateUserImportJobResponse> Handle(CreateUserImportJobRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        await roles.Demand([request.CloudWatchLogsRoleArn], context);
        if (await db.UserImportJobs.CountAsync(j => j.UserPoolId == pool.Id, context.Cancellation) >= MaxJobs)
            throw Errors.LimitExceeded($"The maximum number of import jobs for user pool {pool.Id} is {MaxJobs}.");
        var job = new UserImportJob
        {
            UserPoolId = pool.Id,
            JobId = "import-" + CodeGenerator.ImportJobIdSuffix(),
            JobName = request.JobName,
            CloudWatchLogsRoleArn = request.CloudWatchLogsRoleArn,
            PasswordHashingAlgorithm = request.PasswordHashingAlgorithm,
            Status = UserImportJobStatusType.Created,
            CreationDate = clock.GetUtcNow(),
        };
        db.UserImportJobs.Add(job);
        await db.SaveChangesAsync(context.Cancellation);
        return new() { UserImportJob = await jobs.Show(job, context) };
    }
}
