using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException DatasetNotFound(string datasetName) => ResourceNotFound($"Dataset '{datasetName}' not found.");

    /// <summary>Somebody else has changed the record since. AWS's text, by which its older SDKs know it.</summary>
    public static CognitoException SyncConflict(string key, long current, long sent) => ResourceConflict($"Current SyncCount for: {key} is: {current} not: {sent}");

    public static CognitoException InvalidSyncSession() => InvalidParameter("SyncSessionToken not valid for these inputs", "syncSessionToken");

    public static CognitoException NoSuchSyncCount(long syncCount) => InvalidParameter($"No such SyncCount: {syncCount} exists for this Dataset", "lastSyncCount");

    /// <summary>The function threw, or was not reached.</summary>
    public static CognitoException InvalidLambdaFunctionOutput(string reason) => new(ErrorCodes.InvalidLambdaFunctionOutputException, $"The AWS Lambda function returned invalid output or an exception: {reason}");

    public static CognitoException LambdaSocketTimeout() => new(ErrorCodes.LambdaSocketTimeoutException, "The AWS Lambda function did not respond within 5 seconds.");

    public static CognitoException LambdaThrottled() => new(ErrorCodes.LambdaThrottledException, "Too many calls of the AWS Lambda function at once. Retry the synchronization.");

    public static CognitoException SyncDeviceNotFound(string deviceId) => ResourceNotFound($"Device '{deviceId}' not found.");

    public static CognitoException NoPushSync(string platform) => new(ErrorCodes.InvalidConfigurationException, $"The identity pool has no platform application for {platform}: push synchronization is not configured.");

    public static CognitoException BulkPublishRunning() => new(ErrorCodes.DuplicateRequestException, "A bulk publish of this identity pool is in progress.");

    public static CognitoException AlreadyStreamed() => new(ErrorCodes.AlreadyStreamedException, "This identity pool was published within the last 24 hours.");
}
