using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a log configuration must be: one for each event source, each with its own level and one destination.</summary>
internal static class LogRules
{
    public static IEnumerable<Violation> Violations(IReadOnlyList<LogConfigurationType> configurations)
    {
        if (configurations.Select(c => c.EventSource).Distinct().Count() < configurations.Count)
            yield return new("logConfigurations", "There is at most one log configuration for each event source.");
        for (var i = 0; i < configurations.Count; i++)
            foreach (var (member, message) in Faults(configurations[i])) yield return new($"logConfigurations.{i + 1}.member.{member}", message);
    }

    /// <param name="code">FeatureUnavailableInTierException, or TierChangeNotAllowedException where the plan is what changes.</param>
    public static IEnumerable<Violation> AboveTier(IReadOnlyList<LogConfigurationType> configurations, string tier, string code)
    {
        if (tier != UserPoolTierType.Plus && configurations.Any(c => c.EventSource == EventSourceName.UserAuthEvents))
            yield return new(code == Contracts.ErrorCodes.TierChangeNotAllowedException ? "userPoolTier" : "logConfigurations", Errors.FeatureUnavailableText("User activity log export", tier), code);
    }

    /// <summary>Where this source's records of this pool go; null when they are not wanted.</summary>
    public static LogConfigurationType? For(UserPool pool, string source) => pool.LogConfigurations.FirstOrDefault(c => c.EventSource == source);

    public static string? Destination(LogConfigurationType configuration) =>
        configuration.CloudWatchLogsConfiguration?.LogGroupArn ?? configuration.S3Configuration?.BucketArn ?? configuration.FirehoseConfiguration?.StreamArn;

    private static IEnumerable<(string Member, string Message)> Faults(LogConfigurationType configuration)
    {
        var isNotification = configuration.EventSource == EventSourceName.UserNotification;
        var level = isNotification ? LogLevel.Error : LogLevel.Info;
        if (configuration.LogLevel != level) yield return ("logLevel", $"The log level of {configuration.EventSource} is {level}.");
        var destinations = new[] { configuration.CloudWatchLogsConfiguration?.LogGroupArn, configuration.S3Configuration?.BucketArn, configuration.FirehoseConfiguration?.StreamArn }.Count(arn => arn is not null);
        if (destinations != 1) yield return ("destination", "A log configuration has exactly one destination.");
        if (isNotification && (configuration.S3Configuration is not null || configuration.FirehoseConfiguration is not null))
            yield return ("destination", "userNotification logs go to a CloudWatch Logs log group.");
        if (configuration.CloudWatchLogsConfiguration?.LogGroupArn is { } group && !Names(group, "logs", "log-group:"))
            yield return ("cloudWatchLogsConfiguration.logGroupArn", $"{group} is not the ARN of a log group.");
        if (configuration.S3Configuration?.BucketArn is { } bucket && !Names(bucket, "s3", ""))
            yield return ("s3Configuration.bucketArn", $"{bucket} is not the ARN of a bucket.");
        if (configuration.FirehoseConfiguration?.StreamArn is { } stream && !Names(stream, "firehose", "deliverystream/"))
            yield return ("firehoseConfiguration.streamArn", $"{stream} is not the ARN of a stream.");
    }

    /// <summary>An ARN of that service whose resource begins so and goes on.</summary>
    private static bool Names(string arn, string service, string resource)
    {
        var parts = arn.Split(':', 6);
        return parts.Length == 6 && parts[2] == service && parts[5].StartsWith(resource, StringComparison.Ordinal) && parts[5].Length > resource.Length;
    }
}
