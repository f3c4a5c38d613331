using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

internal sealed class GetUserImportFile(PoolDirectory pools, UserImportJobs jobs, ImportFile file, ImportedUsers users) : IOperation<GetUserImportFileRequest, GetUserImportFileResponse>
{
    private const int PreviewLines = 20;

    public async Task<GetUserImportFileResponse> Handle(GetUserImportFileRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var job = await jobs.Find(pool.Id, request.JobId, context.Cancellation);
        var lines = await FirstLines(job, context.Cancellation);
        var answer = new GetUserImportFileResponse { IsUploaded = lines.Count > 0, Length = job.FileLength, Lines = job.FileLines };
        if (lines.Count == 0) return answer;
        var (header, problem) = ImportHeader.Read(pool, job.PasswordHashingAlgorithm, lines[0].Text);
        if (header is null) return answer with { Problem = problem };
        var results = await users.WithoutTaken(pool, lines.Skip(1).Select(l => users.Read(pool, job.PasswordHashingAlgorithm, header, l)).ToList(), context.Cancellation);
        return answer with { Columns = header.Columns, Preview = [.. results.Zip(lines.Skip(1), (result, line) => Show(header, result, line))] };
    }

    private async Task<List<ImportLine>> FirstLines(UserImportJob job, CancellationToken cancellation)
    {
        var lines = new List<ImportLine>();
        if (job.FileId is null) return lines;
        await using var content = file.Open(job);
        await foreach (var line in ImportLine.ReadAll(content, cancellation))
        {
            lines.Add(line);
            if (lines.Count > PreviewLines) break;
        }

        return lines;
    }

    private static UserImportPreviewLine Show(ImportHeader header, ImportResult result, ImportLine line)
    {
        var values = line.Shown is not { } shown ? [] : ImportLine.Split(shown);
        for (var i = 0; i < Math.Min(values.Count, header.Columns.Count); i++)
            if (header.Columns[i] == ImportHeader.PasswordHash && values[i].Length > 0) values[i] = "***";
        return new(result.LineNumber, result.Outcome, result.Message, values.Take(header.Columns.Count).ToList());
    }
}
