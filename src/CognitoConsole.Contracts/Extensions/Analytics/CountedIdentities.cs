namespace CognitoConsole.Contracts.Extensions;

/// <summary>
/// The identities that a total of <see cref="IdentityPoolDay"/> counts: who was a guest, authenticated or disabled at the end of a day, whatever has become of them since.
/// First those who still are, then those who have changed since; each the newest first.
/// </summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidParameterException])]
public sealed record ListCountedIdentitiesRequest : IRequest<ListCountedIdentitiesResponse>, IIdentityPoolRequest, IShape
{
    public string IdentityPoolId { get; init; } = null!;

    /// <summary>Authenticated, Guest or Disabled.</summary>
    public string State { get; init; } = null!;

    /// <summary>As the dashboard names it; left out: today.</summary>
    public DateOnly? Date { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }

    public void Check(ShapeCheck check)
    {
        IdentityShapes.Pool(check, IdentityPoolId);
        check.Required(State, "state");
        check.Text(State, "state", 0, int.MaxValue, null, SearchIdentitiesRequest.States, false);
        check.Number(MaxResults, "maxResults", 1, 1000);
        check.Text(NextToken, "nextToken", 1, 65535, null, null, false);
    }
}

public sealed record ListCountedIdentitiesResponse
{
    public required IReadOnlyList<CountedIdentityType> Identities { get; init; }
    public string? NextToken { get; init; }
}

public sealed record CountedIdentityType
{
    public required string IdentityId { get; init; }

    /// <summary>What was asked for.</summary>
    public required string State { get; init; }

    /// <summary>The first day at whose end it was so.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>The first day at whose end it was so no longer; null while it lasts.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Authenticated, Guest, Disabled, NoLogins (it has lost its logins, and counts on as authenticated) or Deleted.</summary>
    public required string CurrentState { get; init; }
}
