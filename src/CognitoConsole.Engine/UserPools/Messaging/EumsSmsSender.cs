using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Hands SMS to AWS End User Messaging: SendTextMessage of its SMS and voice API, with what the pool says about sender, configuration set and India's registers.</summary>
internal sealed class EumsSmsSender(SnsEndpoint sns, EngineOptions options, IOutgoingHttp http, TimeProvider clock)
{
    /// <summary>Its name in signatures and host names.</summary>
    private const string Service = "sms-voice";

    public async Task Send(OutgoingMessage message, EumsSmsConfigurationType eums, CancellationToken cancellation)
    {
        var region = eums.Region ?? options.Region;
        var address = Address(region);
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                DestinationPhoneNumber = message.Destination,
                eums.OriginationIdentity,
                MessageBody = message.Body,
                MessageType = "TRANSACTIONAL",
                eums.ConfigurationSetName,
                DestinationCountryParameters = India(eums),
            },
            AwsJson.Options);
        var headers = new Dictionary<string, string> { ["Content-Type"] = "application/x-amz-json-1.0", ["X-Amz-Target"] = "PinpointSMSVoiceV2.SendTextMessage" };
        SigV4Signer.Sign(headers, address, address.AbsolutePath, body, region, Service, sns.AccessKeyId, sns.SecretAccessKey, clock.GetUtcNow());
        SmsAnswer.Demand(await http.Post(address, headers, body, cancellation), "End User Messaging");
    }

    /// <summary>AWS's own only where SNS is AWS's own too: what speaks SNS in its place has a reason to, and a key that is not AWS's.</summary>
    private Uri Address(string region) => sns.EumsEndpoint
        ?? (sns.Endpoint is null ? new Uri($"https://{Service}.{region}.amazonaws.com/") : throw new MessageRefusedException("Messaging:Eums:Endpoint of the server's settings names no address for End User Messaging."));

    private static Dictionary<string, string>? India(EumsSmsConfigurationType eums)
    {
        var parameters = new Dictionary<string, string>();
        if (eums.InEntityId is { } entity) parameters["IN_ENTITY_ID"] = entity;
        if (eums.InTemplateId is { } template) parameters["IN_TEMPLATE_ID"] = template;
        return parameters.Count == 0 ? null : parameters;
    }
}
