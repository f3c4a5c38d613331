namespace CognitoConsole.Contracts.Extensions;

/// <summary>User pools with what is in them, for auditors; in the order of creation.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.InvalidParameterException])]
public sealed record ListUserPoolTotalsRequest : IRequest<ListUserPoolTotalsResponse>, IShape
{
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Number(MaxResults, "maxResults", 1, 60);
        check.Text(NextToken, "nextToken", 1, 65535, null, null, false);
    }
}

public sealed record ListUserPoolTotalsResponse
{
    public required IReadOnlyList<UserPoolTotals> UserPools { get; init; }
    public string? NextToken { get; init; }
}

public sealed record UserPoolTotals
{
    public required string UserPoolId { get; init; }
    public required string Name { get; init; }
    public required string UserPoolTier { get; init; }
    public required DateTimeOffset CreationDate { get; init; }

    /// <summary>OFF, OPTIONAL or ON.</summary>
    public required string MfaConfiguration { get; init; }
    public required long Users { get; init; }

    /// <summary>Users by UserStatus; together they are <see cref="Users"/>.</summary>
    public required IReadOnlyDictionary<string, long> Statuses { get; init; }

    /// <summary>Switched off, whatever the status.</summary>
    public required long Disabled { get; init; }

    /// <summary>Users with at least one second factor.</summary>
    public required long WithMfa { get; init; }

    /// <summary>Users by second factor; somebody may have several.</summary>
    public required IReadOnlyDictionary<string, long> MfaFactors { get; init; }

    /// <summary>Signed up, signed in or renewed tokens in this calendar month (UTC).</summary>
    public required long MonthlyActive { get; init; }
    public required long ActiveLastMonth { get; init; }

    /// <summary>A large pool's numbers may be ten minutes old.</summary>
    public required DateTimeOffset CountedAt { get; init; }
}

/// <summary>The users behind a number of <see cref="UserPoolTotals"/> for which ListUsers has no filter, by user name.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidParameterException])]
public sealed record ListCountedUsersRequest : IRequest<ListCountedUsersResponse>, IUserPoolRequest, IShape
{
    public const string Active = nameof(Active);
    public const string Mfa = nameof(Mfa);
    public static readonly string[] Kinds = [Active, Mfa];

    public string UserPoolId { get; init; } = null!;

    /// <summary>Active: in <see cref="Month"/>. Mfa: with a second factor.</summary>
    public string Kind { get; init; } = null!;

    /// <summary>Any day of the month (UTC); left out: this month.</summary>
    public DateOnly? Month { get; init; }

    /// <summary>SMS_MFA, SOFTWARE_TOKEN_MFA or EMAIL_OTP; left out: any.</summary>
    public string? Factor { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Required(UserPoolId, "userPoolId");
        check.Text(UserPoolId, "userPoolId", 1, 55, null, null, false);
        check.Required(Kind, "kind");
        check.Text(Kind, "kind", 0, int.MaxValue, null, Kinds, false);
        check.Text(Factor, "factor", 1, 64, null, null, false);
        check.Number(MaxResults, "maxResults", 1, 60);
        check.Text(NextToken, "nextToken", 1, 65535, null, null, false);
    }
}

public sealed record ListCountedUsersResponse
{
    public required IReadOnlyList<CountedUserType> Users { get; init; }
    public string? NextToken { get; init; }
}

public sealed record CountedUserType
{
    public required string Username { get; init; }
    public required string UserStatus { get; init; }
    public required bool Enabled { get; init; }
    public required IReadOnlyList<string> MfaSettings { get; init; }

    /// <summary>Of the month that was asked for.</summary>
    public DateTimeOffset? FirstActiveDate { get; init; }
}
