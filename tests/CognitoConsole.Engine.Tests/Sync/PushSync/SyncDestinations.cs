using System.Text.Json.Nodes;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Sync;
using CognitoConsole.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CognitoConsole.Engine.Tests.Sync;

/// <summary>A server whose settings name a stream and applications for two platforms, and what has come there.</summary>
internal static class SyncDestinations
{
    public const string ChangeStream = "changes";
    public const string Google = "arn:aws:sns:us-east-1:123456789012:app/GCM/shop";
    public const string Apple = "arn:aws:sns:us-east-1:123456789012:app/APNS/shop";
    public const string Role = "arn:aws:iam::123456789012:role/sync";

    private static readonly Uri StreamUrl = new("https://stream.example.com/in");
    private static readonly Uri PushUrl = new("https://push.example.com/in");

    public static readonly CognitoStreams Enabled = new() { StreamName = ChangeStream, RoleArn = Role, StreamingStatus = StreamingStatus.Enabled };

    public static TestCognito ACognito(Action<IServiceCollection>? configure = null)
    {
        var cognito = new TestCognito(configure, new()
        {
            SyncStreams = [new(ChangeStream, null, StreamUrl, "a-shared-secret")],
            PushApplications = [new(Google, null, PushUrl, "another-secret"), new(Apple, null, PushUrl, "another-secret")],
        });
        cognito.Web.OnPost = (_, _) => Task.FromResult(new OutgoingAnswer(200, ""));
        return cognito;
    }

    public static Task<SetIdentityPoolConfigurationResponse> Configure(this SyncDevice device, CognitoStreams? streams = null, params string[] applications) => device.Cognito.Invoke(new SetIdentityPoolConfigurationRequest
    {
        IdentityPoolId = device.Pool,
        CognitoStreams = streams,
        PushSync = applications.Length == 0 ? null : new() { ApplicationArns = applications, RoleArn = Role },
    });

    public static RegisterDeviceRequest Registration(this SyncDevice device, string token, string platform = Platform.Gcm) => new() { IdentityPoolId = device.Pool, IdentityId = device.Identity, Platform = platform, Token = token };

    public static async Task<string> Register(this SyncDevice device, string token, string platform = Platform.Gcm) => (await device.Cognito.Invoke(device.Registration(token, platform), device.Caller!)).DeviceId!;

    public static SubscribeToDatasetRequest Subscription(this SyncDevice device, string deviceId) => new() { IdentityPoolId = device.Pool, IdentityId = device.Identity, DatasetName = device.Dataset, DeviceId = deviceId };

    public static Task Subscribe(this SyncDevice device, string deviceId) => device.Cognito.Invoke(device.Subscription(deviceId), device.Caller!);

    public static Task Deliver(this TestCognito cognito) => Worker<SyncDeliveries>(cognito).DeliverDue(TestContext.Current.CancellationToken);

    /// <summary>As the host runs it.</summary>
    public static IHostedService Deliveries(this TestCognito cognito) => Worker<SyncDeliveries>(cognito);

    public static Task SwitchOffUnknown(this TestCognito cognito) => Worker<SyncDeliveries>(cognito).SwitchOffUnknown(TestContext.Current.CancellationToken);

    public static Task<bool> PublishNext(this TestCognito cognito) => Worker<BulkPublisher>(cognito).PublishNext(TestContext.Current.CancellationToken);

    public static Task Publish(this TestCognito cognito) => cognito.RunBulkPublish();

    /// <summary>Records that have come to the stream, in their order.</summary>
    public static IReadOnlyList<JsonObject> Streamed(this TestCognito cognito) => Taken(cognito, StreamUrl);

    /// <summary>Notifications that have come for devices, in their order.</summary>
    public static IReadOnlyList<JsonObject> Pushed(this TestCognito cognito) => Taken(cognito, PushUrl);

    private static List<JsonObject> Taken(TestCognito cognito, Uri url) => [.. cognito.Web.Posted.Where(p => p.Address == url).SelectMany(p => JsonNode.Parse(p.Body)!.AsArray()).Select(r => r!.AsObject())];

    private static T Worker<T>(TestCognito cognito) => cognito.Services.GetServices<IHostedService>().OfType<T>().Single();
}
