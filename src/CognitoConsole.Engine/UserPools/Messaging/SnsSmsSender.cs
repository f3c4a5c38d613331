using System.Text;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Hands SMS to Amazon SNS or to what speaks its query API: Publish with Signature Version 4, in the region of the pool's SMS configuration. The server's own
/// key signs; the pool's role belongs to an AWS account that this server is not part of. Pools that name End User Messaging get that.
/// </summary>
internal sealed class SnsSmsSender(SnsEndpoint sns, EngineOptions options, IOutgoingHttp http, TimeProvider clock) : IMessageSender
{
    private readonly EumsSmsSender _eums = new(sns, options, http, clock);

    public bool Delivers(string medium) => medium == MessageWriter.Sms;

    public async Task Send(OutgoingMessage message, CancellationToken cancellation)
    {
        if (message.Sms?.EumsSms is { } eums)
        {
            await _eums.Send(message, eums, cancellation);
            return;
        }

        var region = message.Sms?.SnsRegion ?? options.Region;
        var address = sns.Endpoint ?? new Uri($"https://sns.{region}.amazonaws.com/");
        var form = new (string Name, string Value)[]
        {
            ("Action", "Publish"), ("Version", "2010-03-31"), ("PhoneNumber", message.Destination), ("Message", message.Body),
            ("MessageAttributes.entry.1.Name", "AWS.SNS.SMS.SMSType"), ("MessageAttributes.entry.1.Value.DataType", "String"), ("MessageAttributes.entry.1.Value.StringValue", "Transactional"),
        };
        var body = Encoding.UTF8.GetBytes(string.Join('&', form.Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value)}")));
        var headers = new Dictionary<string, string> { ["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8" };
        SigV4Signer.Sign(headers, address, address.AbsolutePath, body, region, "sns", sns.AccessKeyId, sns.SecretAccessKey, clock.GetUtcNow());
        SmsAnswer.Demand(await http.Post(address, headers, body, cancellation), "SNS");
    }
}
