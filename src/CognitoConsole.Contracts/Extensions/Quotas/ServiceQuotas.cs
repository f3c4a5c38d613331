namespace CognitoConsole.Contracts.Extensions;

/// <summary>The request rate of an API category, and how much of it is used on the server that answers.</summary>
public sealed record ServiceQuotaType
{
    public required string Category { get; init; }

    /// <summary>Requests per second that are let through.</summary>
    public required int Limit { get; init; }

    /// <summary>What the limit is while none is provisioned.</summary>
    public required int DefaultLimit { get; init; }

    /// <summary>What an AWS account has from the beginning.</summary>
    public required int AwsDefaultLimit { get; init; }

    /// <summary>Requests in the last full second.</summary>
    public required int RequestsPerSecond { get; init; }

    /// <summary>The most in one second of the last minute.</summary>
    public required int PeakRequestsPerSecond { get; init; }

    /// <summary>Requests of the last minute that were let through.</summary>
    public required long RequestsOfLastMinute { get; init; }

    /// <summary>Requests of the last minute that were refused (TooManyRequestsException).</summary>
    public required long RefusedOfLastMinute { get; init; }

    /// <summary>What counts in this category.</summary>
    public required IReadOnlyList<string> Operations { get; init; }
}

/// <summary>Every category with its limit and its use. The limits are those of GetProvisionedLimit and UpdateProvisionedLimit.</summary>
[Operation("cognito-console", OperationAccess.Signed)]
public sealed record ListServiceQuotasRequest : IRequest<ListServiceQuotasResponse>;

public sealed record ListServiceQuotasResponse
{
    public required IReadOnlyList<ServiceQuotaType> Quotas { get; init; }
}
