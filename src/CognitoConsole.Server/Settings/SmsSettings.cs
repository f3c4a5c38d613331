using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Server.Settings;

public enum SmsTransport
{
    /// <summary>SMS stay in the console.</summary>
    Outbox,
    Webhook,
    Sns,
}

/// <summary>Sections <c>Messaging:SmsWebhook</c> and <c>Messaging:Sns</c> (with <c>Messaging:Eums</c>), of which <c>Messaging:Sms</c> says which counts.</summary>
public sealed record SmsSettings(SmsWebhook? Webhook, SnsEndpoint? Sns, int PerNumberAndHour, int PerPoolAndHour)
{
    internal static SmsSettings Read(SettingReader read)
    {
        const string Key = "Messaging:Sms";
        var transport = read.Choice(Key, SmsTransport.Outbox);
        return new(
            transport == SmsTransport.Webhook ? Webhooks(read) : null,
            transport == SmsTransport.Sns ? SnsOf(read) : null,
            read.Number("Messaging:SmsPerNumberAndHour", 20, 0, 1_000_000),
            read.Number("Messaging:SmsPerPoolAndHour", 0, 0, 100_000_000));
    }

    /// <summary>For the settings page.</summary>
    public string Text => Webhook is not null ? $"Gateway at {Webhook.Url.Authority}" : Sns is not null ? $"SNS at {Sns.Endpoint?.Authority ?? "AWS, in each user pool's SMS region"}" : "Outbox: messages stay in this console";

    private static SmsWebhook Webhooks(SettingReader read) => new(
        WebAddress.Of("Messaging:SmsWebhook:Url", read.Demand("Messaging:SmsWebhook:Url", "is needed when Messaging:Sms is Webhook.")),
        read.Demand("Messaging:SmsWebhook:Secret", "is needed when Messaging:Sms is Webhook: it signs what is sent."));

    private static SnsEndpoint SnsOf(SettingReader read) => new(
        read.Text("Messaging:Sns:Endpoint") is { } endpoint ? WebAddress.Of("Messaging:Sns:Endpoint", endpoint) : null,
        read.Demand("Messaging:Sns:AccessKeyId", "is needed when Messaging:Sms is Sns."),
        read.Demand("Messaging:Sns:SecretAccessKey", "is needed when Messaging:Sms is Sns."))
    {
        EumsEndpoint = read.Text("Messaging:Eums:Endpoint") is { } eums ? WebAddress.Of("Messaging:Eums:Endpoint", eums) : null,
    };
}
