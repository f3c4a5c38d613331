using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class SetLogDeliveryConfigurationTests : ProtectedPool
{
    [Fact]
    public async Task Replaces_the_whole_configuration()
    {
        var answer = (await Cognito.SetLogs(Pool, LogTestData.Notifications, LogTestData.Activity)).LogDeliveryConfiguration!;
        Assert.Equal((Pool.Id, 2), (answer.UserPoolId, answer.LogConfigurations.Count));
        await Cognito.SetLogs(Pool, LogTestData.Activity);
        Assert.Equal([LogTestData.Activity], await Read());
        await Cognito.SetLogs(Pool);
        Assert.Empty(await Read());
    }

    public static TheoryData<string, LogConfigurationType> Wrong => new()
    {
        { "The log level of userNotification is ERROR.", LogTestData.Notifications with { LogLevel = "INFO" } },
        { "The log level of userAuthEvents is INFO.", LogTestData.Activity with { LogLevel = "ERROR" } },
        { "A log configuration has exactly one destination.", LogTestData.Activity with { FirehoseConfiguration = null } },
        { "A log configuration has exactly one destination.", LogTestData.Activity with { S3Configuration = new() { BucketArn = LogTestData.Bucket } } },
        { "userNotification logs go to a CloudWatch Logs log group.", new() { EventSource = "userNotification", LogLevel = "ERROR", S3Configuration = new() { BucketArn = LogTestData.Bucket } } },
        { $"{LogTestData.Stream} is not the ARN of a log group.", LogTestData.Notifications with { CloudWatchLogsConfiguration = new() { LogGroupArn = LogTestData.Stream } } },
        { $"{LogTestData.Group} is not the ARN of a stream.", LogTestData.Activity with { FirehoseConfiguration = new() { StreamArn = LogTestData.Group } } },
        { "arn:aws:ec2:::x is not the ARN of a bucket.", new() { EventSource = "userAuthEvents", LogLevel = "INFO", S3Configuration = new() { BucketArn = "arn:aws:ec2:::x" } } },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Refuses_what_cannot_be_delivered(string message, LogConfigurationType configuration)
    {
        await Cognito.RefusesAsInvalid(new SetLogDeliveryConfigurationRequest { UserPoolId = Pool.Id!, LogConfigurations = [configuration] }, message);
        Assert.Empty(await Read());
    }

    [Fact]
    public async Task Each_source_stands_once_and_the_pool_must_exist()
    {
        await Cognito.RefusesAsInvalid(new SetLogDeliveryConfigurationRequest { UserPoolId = Pool.Id!, LogConfigurations = [LogTestData.Activity, LogTestData.Activity] }, "There is at most one log configuration for each event source.");
        await Cognito.RefusesUnknownPool(new SetLogDeliveryConfigurationRequest { UserPoolId = "us-east-1_NoSuchOne", LogConfigurations = [] });
    }

    [Fact]
    public async Task User_activity_is_for_the_Plus_plan_and_keeps_a_pool_in_it()
    {
        var pool = await Cognito.APool();
        await Cognito.Refuses(new SetLogDeliveryConfigurationRequest { UserPoolId = pool.Id!, LogConfigurations = [LogTestData.Activity] },
            ErrorCodes.FeatureUnavailableInTierException, "User activity log export is not available in the ESSENTIALS feature plan of the user pool.");
        await Cognito.SetLogs(pool, LogTestData.Notifications);

        await Cognito.SetLogs(Pool, LogTestData.Activity);
        await Cognito.Refuses(new UpdateUserPoolRequest { UserPoolId = Pool.Id!, UserPoolTier = "ESSENTIALS" },
            ErrorCodes.TierChangeNotAllowedException, "User activity log export is not available in the ESSENTIALS feature plan of the user pool.");
        await Cognito.SetLogs(Pool);
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = Pool.Id!, UserPoolTier = "ESSENTIALS" });
    }

    [Fact]
    public async Task From_then_on_activity_is_delivered_and_afterwards_no_more()
    {
        await SignIn();
        Assert.Empty(await Cognito.LogsOf(Pool));
        await Cognito.SetLogs(Pool, LogTestData.Activity);
        await SignIn();
        await Refusal(password: "Wrong-Horse-9");
        await Cognito.SetLogs(Pool, LogTestData.Notifications);
        await SignIn();

        var logs = await Cognito.LogsOf(Pool);
        Assert.Equal([("userAuthEvents", "INFO", LogTestData.Stream, "Fail"), ("userAuthEvents", "INFO", LogTestData.Stream, "Pass")],
            logs.Select(l => (l.EventSource, l.LogLevel, l.Destination, (string)l.Json()["message"]!["eventResponse"]!)));
    }

    private async Task<IReadOnlyList<LogConfigurationType>> Read() =>
        (await Cognito.Invoke(new GetLogDeliveryConfigurationRequest { UserPoolId = Pool.Id! })).LogDeliveryConfiguration!.LogConfigurations;
}
