namespace CognitoConsole.Contracts.Extensions;

/// <summary>The logins of one provider: what Logins of the dashboard counts.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidParameterException])]
public sealed record ListIdentityLoginsRequest : IRequest<ListIdentityLoginsResponse>, IIdentityPoolRequest, IShape
{
    public string IdentityPoolId { get; init; } = null!;
    public string Provider { get; init; } = null!;
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }

    public void Check(ShapeCheck check)
    {
        IdentityShapes.Pool(check, IdentityPoolId);
        check.Required(Provider, "provider");
        check.Text(Provider, "provider", 1, 128, null, null, false);
        check.Number(MaxResults, "maxResults", 1, 60);
        check.Text(NextToken, "nextToken", 1, 65535, null, null, false);
    }
}

public sealed record ListIdentityLoginsResponse
{
    public required IReadOnlyList<CountedLogin> Logins { get; init; }
    public string? NextToken { get; init; }
}

public sealed record CountedLogin
{
    public required string IdentityId { get; init; }
    public required string Subject { get; init; }
    public required DateTimeOffset LinkedDate { get; init; }
}
