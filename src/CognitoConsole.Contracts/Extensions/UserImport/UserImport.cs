using System.Text.Json.Serialization;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Contracts.Extensions;

/// <summary>Stores the CSV file of an import job. The token stands in the job's PreSignedUrl and is all the permission there is.</summary>
[Operation("cognito-console", OperationAccess.Unsigned, IsWrite = true, Errors = [ErrorCodes.NotAuthorizedException, ErrorCodes.ResourceNotFoundException, ErrorCodes.PreconditionNotMetException, ErrorCodes.InvalidParameterException, ErrorCodes.RequestEntityTooLargeException])]
public sealed record UploadUserImportFileRequest : IRequest<UploadUserImportFileResponse>, IShape
{
    [Sensitive]
    public string Token { get; init; } = null!;

    /// <summary>Read once, to its end or to the limit. Only a door can give it: on the JSON API it is always missing.</summary>
    [JsonIgnore]
    public Stream Content { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        check.Required(Token, "token");
        check.Text(Token, "token", 1, 2048, null, null, true);
        check.Required(Content, "content");
    }
}

public sealed record UploadUserImportFileResponse
{
    /// <summary>Bytes.</summary>
    public required long Length { get; init; }

    /// <summary>Lines with users.</summary>
    public required int Lines { get; init; }
}

/// <summary>What is in the uploaded file, and what an import of its first lines would say. Nothing is written.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record GetUserImportFileRequest : IRequest<GetUserImportFileResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;
    public string JobId { get; init; } = null!;

    public void Check(ShapeCheck check) => UserImportShapes.Job(check, UserPoolId, JobId);
}

public sealed record GetUserImportFileResponse
{
    /// <summary>The file is there: it was uploaded, and the job has not ended.</summary>
    public required bool IsUploaded { get; init; }

    /// <summary>Bytes; 0 before the upload.</summary>
    public required long Length { get; init; }

    /// <summary>Lines with users; stays known when the job has ended.</summary>
    public required int Lines { get; init; }

    /// <summary>Why no line of this file can be imported; null when the header fits the pool.</summary>
    public string? Problem { get; init; }

    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The first 20 lines, with values in the order of <see cref="Columns"/>; password hashes are masked.</summary>
    public IReadOnlyList<UserImportPreviewLine> Preview { get; init; } = [];
}

/// <param name="Outcome">SUCCEEDED, SKIPPED or FAILED: what the import would say now.</param>
public sealed record UserImportPreviewLine(int LineNumber, string Outcome, string Message, IReadOnlyList<string> Values);

/// <summary>Lines that made no user, in the order of the file.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidParameterException])]
public sealed record ListUserImportLinesRequest : IRequest<ListUserImportLinesResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;
    public string JobId { get; init; } = null!;

    /// <summary>1 to 1,000; 100 when left out.</summary>
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }

    public void Check(ShapeCheck check)
    {
        UserImportShapes.Job(check, UserPoolId, JobId);
        check.Number(MaxResults, "maxResults", 1, 1000);
        check.Text(NextToken, "nextToken", 1, 4096, null, null, false);
    }
}

public sealed record ListUserImportLinesResponse
{
    public required IReadOnlyList<UserImportLineType> Lines { get; init; }
    public string? NextToken { get; init; }
}

/// <param name="LineNumber">The header is line 1.</param>
/// <param name="Outcome">SKIPPED or FAILED.</param>
public sealed record UserImportLineType(int LineNumber, string Username, string Outcome, string Message);

internal static class UserImportShapes
{
    public static void Job(ShapeCheck check, string? userPoolId, string? jobId)
    {
        check.Required(userPoolId, "userPoolId");
        check.Text(userPoolId, "userPoolId", 1, 55, Patterns.UserPoolId, null, false);
        check.Required(jobId, "jobId");
        check.Text(jobId, "jobId", 1, 55, Patterns.UserImportJobId, null, false);
    }
}
