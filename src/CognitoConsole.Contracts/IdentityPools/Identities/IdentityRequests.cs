namespace CognitoConsole.Contracts
{
    /// <summary>The request names an identity. Credentials of an identity reach their own one only.</summary>
    public interface IIdentityRequest { string? IdentityId { get; } }
}

namespace CognitoConsole.Contracts.IdentityPools
{
    public sealed partial record DescribeIdentityRequest : IIdentityRequest;

    public sealed partial record LookupDeveloperIdentityRequest : IIdentityRequest;

    public sealed partial record UnlinkDeveloperIdentityRequest : IIdentityRequest;

    public sealed partial record GetOpenIdTokenForDeveloperIdentityRequest : IIdentityRequest;
}

namespace CognitoConsole.Contracts.Sync
{
    public sealed partial record DeleteDatasetRequest : IIdentityRequest;

    public sealed partial record DescribeDatasetRequest : IIdentityRequest;

    public sealed partial record ListDatasetsRequest : IIdentityRequest;

    public sealed partial record ListRecordsRequest : IIdentityRequest;

    public sealed partial record UpdateRecordsRequest : IIdentityRequest;

    public sealed partial record DescribeIdentityUsageRequest : IIdentityRequest;

    public sealed partial record RegisterDeviceRequest : IIdentityRequest;

    public sealed partial record SubscribeToDatasetRequest : IIdentityRequest;

    public sealed partial record UnsubscribeFromDatasetRequest : IIdentityRequest;
}
