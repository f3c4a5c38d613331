namespace CognitoConsole.Contracts.Sync;

/// <summary>The request names a dataset, and policies may speak of it.</summary>
public interface IDatasetRequest : IIdentityPoolRequest, IIdentityRequest { string DatasetName { get; } }

public sealed partial record DeleteDatasetRequest : IDatasetRequest;

public sealed partial record DescribeDatasetRequest : IDatasetRequest;

public sealed partial record ListRecordsRequest : IDatasetRequest;

public sealed partial record UpdateRecordsRequest : IDatasetRequest;

public sealed partial record SubscribeToDatasetRequest : IDatasetRequest;

public sealed partial record UnsubscribeFromDatasetRequest : IDatasetRequest;
