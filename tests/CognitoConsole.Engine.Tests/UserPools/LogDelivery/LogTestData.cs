using System.Text.Json.Nodes;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.UserPools;

internal static class LogTestData
{
    public const string Group = "arn:aws:logs:us-east-1:123456789012:log-group:cognito";
    public const string Bucket = "arn:aws:s3:::cognito-logs";
    public const string Stream = "arn:aws:firehose:us-east-1:123456789012:deliverystream/cognito";

    public static LogConfigurationType Notifications => new() { EventSource = "userNotification", LogLevel = "ERROR", CloudWatchLogsConfiguration = new() { LogGroupArn = Group } };

    public static LogConfigurationType Activity => new() { EventSource = "userAuthEvents", LogLevel = "INFO", FirehoseConfiguration = new() { StreamArn = Stream } };

    public static LogDelivery Logs(this TestCognito cognito) => cognito.Services.GetRequiredService<LogDelivery>();

    public static Task<SetLogDeliveryConfigurationResponse> SetLogs(this TestCognito cognito, UserPoolType pool, params LogConfigurationType[] configurations) =>
        cognito.Invoke(new SetLogDeliveryConfigurationRequest { UserPoolId = pool.Id!, LogConfigurations = configurations });

    /// <summary>Delivered records, newest first.</summary>
    public static async Task<IReadOnlyList<LogEventType>> LogsOf(this TestCognito cognito, UserPoolType pool, string? source = null) =>
        (await cognito.Invoke(new ListLogEventsRequest { UserPoolId = pool.Id!, EventSource = source })).Events;

    public static JsonNode Json(this LogEventType e) => JsonNode.Parse(e.Record)!;
}
