using System.Text.RegularExpressions;

namespace CognitoConsole.Contracts.Extensions;

/// <summary>Somebody who works in the console.</summary>
public sealed record OperatorType
{
    public required string OperatorId { get; init; }
    public required string Email { get; init; }
    public string? DisplayName { get; init; }

    /// <summary>Managed policy that decides: Administrator, Support, Auditor or one's own.</summary>
    public required string Role { get; init; }
    public required bool Disabled { get; init; }

    /// <summary>False until the operator has used the set-up link.</summary>
    public required bool HasPassword { get; init; }
    public required bool TotpEnabled { get; init; }
    public required int Passkeys { get; init; }

    /// <summary>Too many wrong passwords; null when not locked.</summary>
    public DateTimeOffset? LockedUntil { get; init; }
    public required DateTimeOffset CreationDate { get; init; }
    public DateTimeOffset? LastSignInDate { get; init; }
}

/// <summary>The operators of the console by e-mail address, at most <see cref="MaxResults"/> a page.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.InvalidParameterException])]
public sealed record ListOperatorsRequest : IRequest<ListOperatorsResponse>, IShape
{
    /// <summary>1 to 100; 60 when left out.</summary>
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }

    /// <summary>Beginning of the e-mail address, in any case.</summary>
    public string? EmailPrefix { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Number(MaxResults, "maxResults", 1, 100);
        check.Text(NextToken, "nextToken", 1, 4096, null, null, false);
        check.Text(EmailPrefix, "emailPrefix", 1, OperatorShapes.EmailLength, null, null, false);
    }
}

public sealed record ListOperatorsResponse
{
    public required IReadOnlyList<OperatorType> Operators { get; init; }
    public string? NextToken { get; init; }
}

[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record GetOperatorRequest : IRequest<GetOperatorResponse>, IShape
{
    public string OperatorId { get; init; } = null!;

    public void Check(ShapeCheck check) => OperatorShapes.Id(check, OperatorId);
}

public sealed record GetOperatorResponse
{
    public required OperatorType Operator { get; init; }
}

/// <summary>A new operator. Without a password the answer holds a one-time link with which the operator sets the own one.</summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors =
    [ErrorCodes.InvalidParameterException, ErrorCodes.InvalidPasswordException, ErrorCodes.UsernameExistsException, ErrorCodes.ResourceNotFoundException, ErrorCodes.AccessDeniedException])]
public sealed record CreateOperatorRequest : IRequest<CreateOperatorResponse>, IShape
{
    public string Email { get; init; } = null!;
    public string? DisplayName { get; init; }
    public string Role { get; init; } = null!;

    [Sensitive]
    public string? Password { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Required(Email, "email");
        check.Text(Email, "email", 3, OperatorShapes.EmailLength, OperatorShapes.Email, null, false);
        check.Text(DisplayName, "displayName", 0, 128, OperatorShapes.Line, null, false);
        check.Required(Role, "role");
        check.Text(Role, "role", 1, 128, OperatorShapes.Role, null, false);
        check.Text(Password, "password", 1, 256, null, null, true);
    }
}

public sealed record CreateOperatorResponse
{
    public required OperatorType Operator { get; init; }

    /// <summary>Works once and for a day; null when the request held a password.</summary>
    [Sensitive]
    public string? SetUpLink { get; init; }
}

/// <summary>Members left out stay as they are. A change of role or a disabling ends the operator's sessions within seconds.</summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors =
    [ErrorCodes.InvalidParameterException, ErrorCodes.ResourceNotFoundException, ErrorCodes.AccessDeniedException, ErrorCodes.ResourceConflictException, ErrorCodes.ConcurrentModificationException])]
public sealed record UpdateOperatorRequest : IRequest<UpdateOperatorResponse>, IShape
{
    public string OperatorId { get; init; } = null!;

    /// <summary>An empty text removes it.</summary>
    public string? DisplayName { get; init; }
    public string? Role { get; init; }
    public bool? Disabled { get; init; }

    public void Check(ShapeCheck check)
    {
        OperatorShapes.Id(check, OperatorId);
        check.Text(DisplayName, "displayName", 0, 128, OperatorShapes.Line, null, false);
        check.Text(Role, "role", 1, 128, OperatorShapes.Role, null, false);
    }
}

public sealed record UpdateOperatorResponse
{
    public required OperatorType Operator { get; init; }
}

/// <summary>Ends password and sessions of an operator and answers a one-time link for a new password. A lockout ends too.</summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors =
    [ErrorCodes.ResourceNotFoundException, ErrorCodes.AccessDeniedException, ErrorCodes.ResourceConflictException, ErrorCodes.ConcurrentModificationException])]
public sealed record ResetOperatorPasswordRequest : IRequest<ResetOperatorPasswordResponse>, IShape
{
    public string OperatorId { get; init; } = null!;

    /// <summary>Removes authenticator app, recovery codes and passkeys as well: for an operator who has lost the device.</summary>
    public bool? RemoveSecondFactors { get; init; }

    public void Check(ShapeCheck check) => OperatorShapes.Id(check, OperatorId);
}

public sealed record ResetOperatorPasswordResponse
{
    [Sensitive]
    public required string SetUpLink { get; init; }
}

[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors =
    [ErrorCodes.ResourceNotFoundException, ErrorCodes.AccessDeniedException, ErrorCodes.ResourceConflictException, ErrorCodes.ConcurrentModificationException])]
public sealed record DeleteOperatorRequest : IRequest<Nothing>, IShape
{
    public string OperatorId { get; init; } = null!;

    public void Check(ShapeCheck check) => OperatorShapes.Id(check, OperatorId);
}

internal static partial class OperatorShapes
{
    public const int EmailLength = 256;

    public static readonly ShapePattern Email = new(@"[^@\s]+@[^@\s]+", EmailText());
    public static readonly ShapePattern Line = new(@"[\P{Cc}]*", LineText());
    public static readonly ShapePattern Role = new(@"[\w+=,.@-]+", RoleText());

    public static void Id(ShapeCheck check, string? operatorId)
    {
        check.Required(operatorId, "operatorId");
        check.Text(operatorId, "operatorId", 1, 36, null, null, false);
    }

    [GeneratedRegex(@"\A[^@\s\p{Cc}]+@[^@\s\p{Cc}]+\z")]
    private static partial Regex EmailText();

    [GeneratedRegex(@"\A\P{Cc}*\z")]
    private static partial Regex LineText();

    [GeneratedRegex(@"\A[a-zA-Z_0-9+=,.@-]+\z")]
    private static partial Regex RoleText();
}
