using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Hands SMS to an HTTP gateway: a signed POST of JSON with the number, the text and what the pool's SMS configuration says. Any 2xx means that it has
/// the message; <c>messageId</c> is the same at every attempt.
/// </summary>
internal sealed class WebhookSmsSender(SmsWebhook webhook, IOutgoingHttp http, TimeProvider clock) : IMessageSender
{
    public bool Delivers(string medium) => medium == MessageWriter.Sms;

    public async Task Send(OutgoingMessage message, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                messageId = message.Id,
                userPoolId = message.UserPoolId,
                phoneNumber = message.Destination,
                message = message.Body,
                snsCallerArn = message.Sms?.SnsCallerArn,
                externalId = message.Sms?.ExternalId,
                snsRegion = message.Sms?.SnsRegion,
                eumsSms = message.Sms?.EumsSms is { } eums
                    ? new
                    {
                        callerArn = eums.CallerArn,
                        externalId = eums.ExternalId,
                        originationIdentity = eums.OriginationIdentity,
                        configurationSetName = eums.ConfigurationSetName,
                        inEntityId = eums.InEntityId,
                        inTemplateId = eums.InTemplateId,
                        region = eums.Region,
                    }
                    : null,
            },
            AwsJson.Options);
        SmsAnswer.Demand(await http.Post(webhook.Url, WebhookSignature.Headers(webhook.Secret, body, clock.GetUtcNow()), body, cancellation), "The SMS gateway");
    }
}

/// <summary>What an answer means for the outbox.</summary>
internal static class SmsAnswer
{
    /// <exception cref="MessageRefusedException">The gateway understood and will never take it.</exception>
    /// <exception cref="IOException">It may take it later.</exception>
    public static void Demand(OutgoingAnswer answer, string whose)
    {
        if (answer.Status is >= 200 and < 300) return;
        var text = $"{whose} answered with HTTP status {answer.Status}.";
        // Our key, our pace: both may be right the next time.
        if (answer.Status is >= 400 and < 500 and not (401 or 403 or 408 or 429)) throw new MessageRefusedException(text);
        throw new IOException(text);
    }
}
