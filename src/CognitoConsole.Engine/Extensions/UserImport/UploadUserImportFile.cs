using System.Text.Json.Nodes;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

internal sealed class UploadUserImportFile(CognitoDbContext db, UserImportJobs jobs, ImportFile file, AuditTrail audit) : IOperation<UploadUserImportFileRequest, UploadUserImportFileResponse>
{
    public async Task<UploadUserImportFileResponse> Handle(UploadUserImportFileRequest request, OperationContext context)
    {
        var job = await jobs.OpenUpload(request.Token, context.Cancellation);
        if (job.Status != UserImportJobStatusType.Created) throw Errors.PreconditionNotMet($"The import job takes no file any more: its status is {job.Status}.");
        var (fileId, length, lines) = await file.Store(job, request.Content, context.Cancellation);

        // The store has let go of the job; a start or another upload in the meantime shows in its version.
        db.Attach(job);
        job.FileId = fileId;
        job.FileLength = length;
        job.FileLines = lines;
        audit.Note($"UserImportJob/{job.JobId}", "File", null, JsonValue.Create($"{length} bytes, {lines} users"));
        await db.SaveChangesAsync(context.Cancellation);
        await file.Remove(job, except: fileId, context.Cancellation);
        return new() { Length = length, Lines = lines };
    }
}
