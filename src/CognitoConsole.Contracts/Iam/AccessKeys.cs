using System.Text.RegularExpressions;

namespace CognitoConsole.Contracts.Iam;

/// <summary>
/// Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html">CreateAccessKey</see>. Users have no
/// record of their own here: a key names its user, and the managed policy that decides what it may do.
/// </summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException, ErrorCodes.LimitExceededException, ErrorCodes.AccessDeniedException])]
public sealed record CreateAccessKeyRequest : IRequest<CreateAccessKeyResponse>, IAccessKeysRequest, IShape
{
    /// <summary>Left out, as in AWS: the caller's own.</summary>
    public string? UserName { get; init; }

    /// <summary>Ours: AWS attaches policies to users, this server to keys. Left out, as AWS's clients do: that of the user's last key, or else the caller's own.</summary>
    public string? PolicyName { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Text(UserName, "userName", 1, 64, AccessKeyShapes.Name, null, false);
        check.Text(PolicyName, "policyName", 1, 128, AccessKeyShapes.Name, null, false);
    }
}

public sealed record CreateAccessKeyResponse
{
    public required AccessKey AccessKey { get; init; }
}

/// <summary>A new key. The secret is shown this once.</summary>
public sealed record AccessKey
{
    public required string UserName { get; init; }
    public required string AccessKeyId { get; init; }

    /// <summary>Active or Inactive.</summary>
    public required string Status { get; init; }

    [Sensitive]
    public required string SecretAccessKey { get; init; }
    public required DateTimeOffset CreateDate { get; init; }
    public required string PolicyName { get; init; }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html">UpdateAccessKey</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record UpdateAccessKeyRequest : IRequest<Nothing>, IAccessKeysRequest, IAccessKeyRequest, IShape
{
    public string? UserName { get; init; }
    public string AccessKeyId { get; init; } = null!;

    /// <summary>Active or Inactive.</summary>
    public string Status { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        check.Text(UserName, "userName", 1, 64, AccessKeyShapes.Name, null, false);
        check.Required(AccessKeyId, "accessKeyId");
        check.Text(AccessKeyId, "accessKeyId", 16, 128, AccessKeyShapes.KeyId, null, false);
        check.Required(Status, "status");
        check.Text(Status, "status", 0, int.MaxValue, null, AccessKeyStatus.Values, false);
    }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html">DeleteAccessKey</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record DeleteAccessKeyRequest : IRequest<Nothing>, IAccessKeysRequest, IAccessKeyRequest, IShape
{
    public string? UserName { get; init; }
    public string AccessKeyId { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        check.Text(UserName, "userName", 1, 64, AccessKeyShapes.Name, null, false);
        check.Required(AccessKeyId, "accessKeyId");
        check.Text(AccessKeyId, "accessKeyId", 16, 128, AccessKeyShapes.KeyId, null, false);
    }
}

/// <summary>
/// Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html">ListAccessKeys</see>. Without a user
/// name it lists the caller's own keys, and to the console, whose operators are no users of AWS's kind, every key of the server.
/// </summary>
[Operation("iam", OperationAccess.Signed)]
public sealed record ListAccessKeysRequest : IRequest<ListAccessKeysResponse>, IAccessKeysRequest, IShape
{
    public string? UserName { get; init; }
    public string? Marker { get; init; }
    public int? MaxItems { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Text(UserName, "userName", 1, 64, AccessKeyShapes.Name, null, false);
        IamShapes.Paging(check, Marker, MaxItems);
    }
}

public sealed record ListAccessKeysResponse
{
    public required IReadOnlyList<AccessKeyMetadata> AccessKeyMetadata { get; init; }
    public required bool IsTruncated { get; init; }
    public string? Marker { get; init; }
}

/// <summary>A key without its secret.</summary>
public sealed record AccessKeyMetadata
{
    public required string UserName { get; init; }
    public required string AccessKeyId { get; init; }
    public required string Status { get; init; }
    public required DateTimeOffset CreateDate { get; init; }
    public required string PolicyName { get; init; }

    /// <summary>Ours: e-mail address of the operator who made it, if there is one.</summary>
    public string? Owner { get; init; }

    /// <summary>Ours: refused while its owner is disabled, deleted or in another role than when it was made.</summary>
    public bool Suspended { get; init; }

    /// <summary>Ours: as GetAccessKeyLastUsed answers it, so that a list costs no call for each key.</summary>
    public AccessKeyLastUsed? AccessKeyLastUsed { get; init; }
}

/// <summary>
/// Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html">GetAccessKeyLastUsed</see>. A use is a call that the
/// key itself has signed, allowed or not; calls of its sessions are none.
/// </summary>
[Operation("iam", OperationAccess.Signed, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record GetAccessKeyLastUsedRequest : IRequest<GetAccessKeyLastUsedResponse>, IAccessKeyRequest, IShape
{
    public string AccessKeyId { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        check.Required(AccessKeyId, "accessKeyId");
        check.Text(AccessKeyId, "accessKeyId", 16, 128, AccessKeyShapes.KeyId, null, false);
    }
}

public sealed record GetAccessKeyLastUsedResponse
{
    public required string UserName { get; init; }
    public required AccessKeyLastUsed AccessKeyLastUsed { get; init; }
}

public sealed record AccessKeyLastUsed
{
    /// <summary>What stands for service and region of a key that was never used.</summary>
    public const string Never = "N/A";

    /// <summary>Null: never.</summary>
    public DateTimeOffset? LastUsedDate { get; init; }

    /// <summary>As signatures name it, for example <c>cognito-idp</c>.</summary>
    public required string ServiceName { get; init; }
    public required string Region { get; init; }
}

public static class AccessKeyStatus
{
    public const string Active = nameof(Active);
    public const string Inactive = nameof(Inactive);

    public static readonly string[] Values = [Active, Inactive];
}

internal static partial class AccessKeyShapes
{
    public static readonly ShapePattern Name = new(@"[\w+=,.@-]+", NameText());
    public static readonly ShapePattern KeyId = new(@"[\w]+", KeyIdText());

    [GeneratedRegex(@"\A[a-zA-Z_0-9+=,.@-]+\z")]
    private static partial Regex NameText();

    [GeneratedRegex(@"\A[a-zA-Z_0-9]+\z")]
    private static partial Regex KeyIdText();
}
