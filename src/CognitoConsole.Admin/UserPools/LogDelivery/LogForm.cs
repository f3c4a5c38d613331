using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>A log delivery configuration as it is edited.</summary>
public sealed record LogForm
{
    public const string LogGroup = nameof(LogGroup);
    public const string Bucket = nameof(Bucket);
    public const string Stream = nameof(Stream);

    public bool Errors { get; set; }
    public string ErrorsArn { get; set; } = "";
    public bool Activity { get; set; }

    /// <summary>One of the three kinds.</summary>
    public string ActivityKind { get; set; } = LogGroup;
    public string ActivityArn { get; set; } = "";

    public static LogForm Of(IReadOnlyList<LogConfigurationType> configurations)
    {
        var errors = configurations.FirstOrDefault(c => c.EventSource == EventSourceName.UserNotification);
        var activity = configurations.FirstOrDefault(c => c.EventSource == EventSourceName.UserAuthEvents);
        return new()
        {
            Errors = errors is not null,
            ErrorsArn = errors?.CloudWatchLogsConfiguration?.LogGroupArn ?? "",
            Activity = activity is not null,
            ActivityKind = activity?.S3Configuration is not null ? Bucket : activity?.FirehoseConfiguration is not null ? Stream : LogGroup,
            ActivityArn = activity?.CloudWatchLogsConfiguration?.LogGroupArn ?? activity?.S3Configuration?.BucketArn ?? activity?.FirehoseConfiguration?.StreamArn ?? "",
        };
    }

    public SetLogDeliveryConfigurationRequest ToRequest(string poolId)
    {
        var configurations = new List<LogConfigurationType>();
        if (Errors) configurations.Add(new() { EventSource = EventSourceName.UserNotification, LogLevel = LogLevel.Error, CloudWatchLogsConfiguration = new() { LogGroupArn = Arn(ErrorsArn) } });
        if (Activity)
        {
            configurations.Add(new()
            {
                EventSource = EventSourceName.UserAuthEvents,
                LogLevel = LogLevel.Info,
                CloudWatchLogsConfiguration = ActivityKind == LogGroup ? new() { LogGroupArn = Arn(ActivityArn) } : null,
                S3Configuration = ActivityKind == Bucket ? new() { BucketArn = Arn(ActivityArn) } : null,
                FirehoseConfiguration = ActivityKind == Stream ? new() { StreamArn = Arn(ActivityArn) } : null,
            });
        }

        return new() { UserPoolId = poolId, LogConfigurations = configurations };
    }

    /// <summary>Where the engine names faults of the errors' destination; they are the first in the request.</summary>
    public const string ErrorsPath = "logConfigurations.1.member";

    /// <summary>As <see cref="ErrorsPath"/>, for the activity.</summary>
    public string ActivityPath => Errors ? "logConfigurations.2.member" : "logConfigurations.1.member";

    public static IReadOnlyList<Change> Changes(LogForm before, LogForm after) => new ChangeList()
        .Add("Message delivery errors", before.Errors, after.Errors, after.Errors ? null : "Errors are no longer logged; those that were stay in the list.")
        .Add("Message delivery errors go to", before.Errors ? before.ErrorsArn : "", after.Errors ? after.ErrorsArn : "")
        .Add("User activity", before.Activity, after.Activity, after.Activity ? null : "Sign-ins are no longer logged; what was stays in the list.")
        .Add("User activity goes to", before.Activity ? before.ActivityArn : "", after.Activity ? after.ActivityArn : "")
        .Changes;

    private static string? Arn(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
