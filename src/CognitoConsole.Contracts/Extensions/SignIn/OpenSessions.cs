namespace CognitoConsole.Contracts.Extensions;

/// <summary>
/// Where a user is signed in now: each family of tokens that a sign-in began, and each browser at the login pages. As AdminListUserSessions, but also in pools that do not track
/// sessions, and with what an administrator wants to know of each.
/// </summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.UserNotFoundException])]
public sealed record ListOpenSessionsRequest : IRequest<ListOpenSessionsResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;

    /// <summary>As an administrator names users.</summary>
    public string Username { get; init; } = null!;

    public void Check(ShapeCheck check) => OpenSessionShapes.User(check, UserPoolId, Username);
}

public sealed record ListOpenSessionsResponse
{
    /// <summary>Newest first, at most 125.</summary>
    public required IReadOnlyList<OpenSessionType> Sessions { get; init; }

    /// <summary>The pool tracks sessions, and so knows when each was last used.</summary>
    public required bool IsTracked { get; init; }
}

public sealed record OpenSessionType
{
    public required string SessionId { get; init; }

    /// <summary>At the login pages, without tokens of its own; apps sign in from it without a password.</summary>
    public required bool IsBrowser { get; init; }

    /// <summary>Null for a browser.</summary>
    public string? ClientId { get; init; }
    public string? ClientName { get; init; }
    public required DateTimeOffset CreationDate { get; init; }
    public required DateTimeOffset ExpirationDate { get; init; }

    /// <summary>The last refresh or use; null where the pool does not track sessions.</summary>
    public DateTimeOffset? LastActiveDate { get; init; }

    /// <summary>At the last use, or at the sign-in.</summary>
    public string? IpAddress { get; init; }

    /// <summary>Kind of device, as the browser or app named itself: DESKTOP, MOBILE …</summary>
    public string? DeviceType { get; init; }

    /// <summary>The remembered device that signed in.</summary>
    public string? DeviceKey { get; init; }
    public string? DeviceName { get; init; }

    /// <summary>False: the app client has token revocation switched off, and its access tokens live on until they expire.</summary>
    public required bool EndsAccessTokens { get; init; }
}

/// <summary>Ends one session: its refresh token is refused from now on, and its access tokens with it; of a browser, the next sign-in asks for the password again.</summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.UserNotFoundException])]
public sealed record EndOpenSessionRequest : IRequest<Nothing>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;
    public string Username { get; init; } = null!;
    public string SessionId { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        OpenSessionShapes.User(check, UserPoolId, Username);
        check.Required(SessionId, "sessionId");
        check.Text(SessionId, "sessionId", 1, 64, null, null, false);
    }
}

internal static class OpenSessionShapes
{
    public static void User(ShapeCheck check, string? userPoolId, string? username)
    {
        check.Required(userPoolId, "userPoolId");
        check.Text(userPoolId, "userPoolId", 1, 55, null, null, false);
        check.Required(username, "username");
        check.Text(username, "username", 1, 128, null, null, true);
    }
}
