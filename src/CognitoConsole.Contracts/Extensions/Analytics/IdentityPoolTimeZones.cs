namespace CognitoConsole.Contracts.Extensions;

/// <summary>In which time zones the days of a pool's numbers were.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record GetIdentityPoolTimeZoneRequest : IRequest<IdentityPoolTimeZoneResponse>, IIdentityPoolRequest, IShape
{
    public string IdentityPoolId { get; init; } = null!;

    public void Check(ShapeCheck check) => IdentityShapes.Pool(check, IdentityPoolId);
}

/// <summary>The time zone in which days are counted from now on.</summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors =
    [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidParameterException, ErrorCodes.ConcurrentModificationException, ErrorCodes.LimitExceededException])]
public sealed record SetIdentityPoolTimeZoneRequest : IRequest<IdentityPoolTimeZoneResponse>, IIdentityPoolRequest, IShape
{
    public string IdentityPoolId { get; init; } = null!;

    /// <summary>As IANA names it: <c>Europe/Berlin</c>.</summary>
    public string TimeZone { get; init; } = null!;

    /// <summary>The change is refused when another zone than this holds by now.</summary>
    public string? ExpectedTimeZone { get; init; }

    public void Check(ShapeCheck check)
    {
        IdentityShapes.Pool(check, IdentityPoolId);
        check.Required(TimeZone, "timeZone");
        check.Text(TimeZone, "timeZone", 1, 64, null, null, false);
        check.Text(ExpectedTimeZone, "expectedTimeZone", 1, 64, null, null, false);
    }
}

public sealed record IdentityPoolTimeZoneResponse
{
    /// <summary>In the order of time; the last one holds.</summary>
    public required IReadOnlyList<IdentityPoolTimeZone> TimeZones { get; init; }
}

public sealed record IdentityPoolTimeZone
{
    public required string TimeZone { get; init; }
    public required DateTimeOffset Since { get; init; }
}
