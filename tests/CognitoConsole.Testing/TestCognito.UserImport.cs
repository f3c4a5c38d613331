using System.Text;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.UserPools;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Testing;

public sealed partial class TestCognito
{
    public const string LogsRole = "arn:aws:iam::123456789012:role/service-role/Cognito-UserImport-Role";

    /// <summary>A job that waits for its file.</summary>
    public async Task<UserImportJobType> AnImportJob(UserPoolType pool, string? algorithm = null) =>
        (await Invoke(new CreateUserImportJobRequest { UserPoolId = pool.Id!, JobName = "Customers", CloudWatchLogsRoleArn = LogsRole, PasswordHashingAlgorithm = algorithm })).UserImportJob!;

    /// <summary>A job with a file of these users, each given by the columns that matter (<c>cognito:username=ana</c>).</summary>
    public async Task<UserImportJobType> AnImportJob(UserPoolType pool, string? algorithm, params string[][] users)
    {
        var job = await AnImportJob(pool, algorithm);
        await Upload(job, await ACsv(pool, algorithm, users));
        return job;
    }

    /// <summary>A file with the pool's header.</summary>
    public async Task<string> ACsv(UserPoolType pool, string? algorithm, params string[][] users)
    {
        var columns = (await Invoke(new GetCSVHeaderRequest { UserPoolId = pool.Id! })).CSVHeader!.ToList();
        if (algorithm is not null) columns.Add("password_hash");
        var lines = users.Select(u => string.Join(',', columns.Select(c => u.FirstOrDefault(v => v.StartsWith(c + "=", StringComparison.Ordinal))?[(c.Length + 1)..].Replace(",", "\\,", StringComparison.Ordinal) ?? "")));
        return string.Join('\n', [string.Join(',', columns), .. lines]);
    }

    public Task<UploadUserImportFileResponse> Upload(UserImportJobType job, string csv) => Invoke(UploadOf(job, csv));

    public static UploadUserImportFileRequest UploadOf(UserImportJobType job, string csv) =>
        new() { Token = job.PreSignedUrl![(job.PreSignedUrl!.LastIndexOf('/') + 1)..], Content = new MemoryStream(Encoding.UTF8.GetBytes(csv)) };

    public UserImportWorker ImportWorker() => ActivatorUtilities.CreateInstance<UserImportWorker>(Services);

    /// <summary>Lets a worker run the job that is started.</summary>
    public Task RunImports() => ImportWorker().RunNext(CancellationToken.None);

    /// <summary>Starts the job and lets a worker run it to its end.</summary>
    public async Task<UserImportJobType> Import(UserImportJobType job)
    {
        await Invoke(new StartUserImportJobRequest { UserPoolId = job.UserPoolId!, JobId = job.JobId! });
        await ImportWorker().RunNext(CancellationToken.None);
        return await Described(job);
    }

    public async Task<UserImportJobType> Described(UserImportJobType job) =>
        (await Invoke(new DescribeUserImportJobRequest { UserPoolId = job.UserPoolId!, JobId = job.JobId! })).UserImportJob!;

    public async Task<IReadOnlyList<UserImportLineType>> LinesOf(UserImportJobType job) =>
        (await Invoke(new ListUserImportLinesRequest { UserPoolId = job.UserPoolId!, JobId = job.JobId! })).Lines;
}
