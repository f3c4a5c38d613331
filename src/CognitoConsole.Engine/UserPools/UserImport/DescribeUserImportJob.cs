using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserImportJob.html">DescribeUserImportJob</see></summary>
public sealed class DescribeUserImportJob(PoolDirectory pools, UserImportJobs jobs) : IOperation<DescribeUserImportJobRequest, DescribeUserImportJobResponse>
{
    public async Task<DescribeUserImportJobResponse> Handle(DescribeUserImportJobRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        return new() { UserImportJob = await jobs.Show(await jobs.Find(pool.Id, request.JobId, context.Cancellation), context) };
    }
}
