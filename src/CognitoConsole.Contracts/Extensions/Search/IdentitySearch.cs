namespace CognitoConsole.Contracts.Extensions;

/// <summary>
/// Finds identities of a pool by whatever somebody has in hand: a login's subject or <c>provider:subject</c>, user name or e-mail address; then those whose id is the text or begins so.
/// A state narrows what is found; without a query, it is listed.
/// </summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidParameterException])]
public sealed record SearchIdentitiesRequest : IRequest<SearchIdentitiesResponse>, IIdentityPoolRequest, IShape
{
    public static readonly string[] States = ["Authenticated", "Guest", "Disabled"];

    public string IdentityPoolId { get; init; } = null!;
    public string? Query { get; init; }

    /// <summary>Authenticated, Guest or Disabled: what the dashboard's totals count. Who has lost all logins counts as authenticated.</summary>
    public string? State { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }

    public void Check(ShapeCheck check)
    {
        IdentityShapes.Pool(check, IdentityPoolId);
        check.Text(Query, "query", 1, 1200, null, null, false);
        check.Text(State, "state", 0, int.MaxValue, null, States, false);
        check.Number(MaxResults, "maxResults", 1, 60);
        check.Text(NextToken, "nextToken", 1, 65535, null, null, false);
    }
}

public sealed record SearchIdentitiesResponse
{
    public required IReadOnlyList<IdentityType> Identities { get; init; }
    public string? NextToken { get; init; }
}

public sealed record IdentityType
{
    public required string IdentityId { get; init; }
    public required string IdentityPoolId { get; init; }

    /// <summary>Authenticated, Guest or Disabled; NoLogins when it had logins and has lost them all: nobody can use it.</summary>
    public required string State { get; init; }

    /// <summary>Never had a login, also when it is disabled.</summary>
    public required bool IsGuest { get; init; }

    /// <summary>The identity that took over this one's logins.</summary>
    public string? MergedInto { get; init; }
    public required DateTimeOffset CreationDate { get; init; }
    public required DateTimeOffset LastModifiedDate { get; init; }
    public required DateTimeOffset LastSeenDate { get; init; }
    public required IReadOnlyList<IdentityLoginType> Logins { get; init; }
}

public sealed record IdentityLoginType
{
    public required string Provider { get; init; }
    public required string Subject { get; init; }
    public required DateTimeOffset LinkedDate { get; init; }
    public string? Email { get; init; }

    /// <summary>The user behind it, where the provider is a user pool of this server and the user still exists.</summary>
    public string? UserPoolId { get; init; }
    public string? Username { get; init; }
}

/// <summary>Finds identities by their id, or its beginning, whichever pool they are in.</summary>
[Operation("cognito-console", OperationAccess.Signed)]
public sealed record SearchIdentityIdsRequest : IRequest<SearchIdentityIdsResponse>, IShape
{
    /// <summary>With its region or without.</summary>
    public string IdentityIdPrefix { get; init; } = null!;
    public int? MaxResults { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Required(IdentityIdPrefix, "identityIdPrefix");
        check.Text(IdentityIdPrefix, "identityIdPrefix", 1, 55, null, null, false);
        check.Number(MaxResults, "maxResults", 1, 60);
    }
}

public sealed record SearchIdentityIdsResponse
{
    public required IReadOnlyList<FoundIdentityType> Identities { get; init; }
}

public sealed record FoundIdentityType
{
    public required string IdentityId { get; init; }
    public required string IdentityPoolId { get; init; }
    public required string IdentityPoolName { get; init; }

    /// <summary>As in <see cref="IdentityType"/>.</summary>
    public required string State { get; init; }
}

/// <summary>One identity with everything that is known of it.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record GetIdentityRequest : IRequest<GetIdentityResponse>, IIdentityRequest, IShape
{
    public string IdentityId { get; init; } = null!;

    public void Check(ShapeCheck check) => IdentityShapes.Identity(check, IdentityId);
}

public sealed record GetIdentityResponse
{
    public required IdentityType Identity { get; init; }

    /// <summary>The newest fifty.</summary>
    public required IReadOnlyList<IdentityEventType> RecentEvents { get; init; }
}

/// <summary>Nobody gets credentials for a disabled identity any more; those that are out end in their time (an hour, with the basic flow 12 at most), or with their role's policies.</summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record DisableIdentityRequest : IRequest<Nothing>, IIdentityRequest, IShape
{
    public string IdentityId { get; init; } = null!;

    public void Check(ShapeCheck check) => IdentityShapes.Identity(check, IdentityId);
}

/// <summary>Undoes <see cref="DisableIdentityRequest"/>. An identity that was merged away stays so.</summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.ResourceConflictException])]
public sealed record EnableIdentityRequest : IRequest<Nothing>, IIdentityRequest, IShape
{
    public string IdentityId { get; init; } = null!;

    public void Check(ShapeCheck check) => IdentityShapes.Identity(check, IdentityId);
}

/// <summary>Takes a login from an identity without its token: AWS's UnlinkIdentity wants the person himself.</summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record RemoveIdentityLoginRequest : IRequest<Nothing>, IIdentityRequest, IShape
{
    public string IdentityId { get; init; } = null!;
    public string Provider { get; init; } = null!;
    public string Subject { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IdentityShapes.Identity(check, IdentityId);
        check.Required(Provider, "provider");
        check.Text(Provider, "provider", 1, 128, null, null, false);
        check.Required(Subject, "subject");
        check.Text(Subject, "subject", 1, 1024, null, null, false);
    }
}
