using System.Text;
using System.Text.Json.Nodes;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Security;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class WebhookSmsSenderTests
{
    private static readonly EngineOptions Gateway = new() { SmsWebhook = new(new Uri("https://sms.example.com/send"), "a-shared-secret") };

    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/sms", "pool-of-ours")]
    [InlineData("arn:aws:iam::123456789012:role/shop", "shop")]
    [Shows("UserPool.SmsConfiguration.SnsCallerArn", "UserPool.SmsConfiguration.ExternalId")]
    public async Task The_gateway_gets_the_text_the_number_and_the_pools_configuration_signed(string role, string externalId)
    {
        await using var cognito = SmsPool.With(Gateway);
        var pool = await cognito.APool(p => SmsPool.WithSms(p) with { SmsConfiguration = SmsPool.Settings with { SnsCallerArn = role, ExternalId = externalId } });
        var message = await cognito.AnSms(pool);
        Assert.Equal(OutboxStatus.Pending, message.Status);
        Assert.Equal(OutboxStatus.Sent, (await cognito.Deliver(pool)).Status);

        var (address, headers, body) = Assert.Single(cognito.Web.Posted);
        Assert.Equal("https://sms.example.com/send", address.AbsoluteUri);
        Assert.Equal($"v1={WebhookSignature.Compute("a-shared-secret", headers["X-Cognito-Timestamp"], Encoding.UTF8.GetBytes(body))}", headers["X-Cognito-Signature"]);
        var sent = JsonNode.Parse(body)!.AsObject();
        Assert.Matches(@"^Your confirmation code is \d{6}$", (string)sent["message"]!);
        sent.Remove("message");
        Assert.Equal(new JsonObject
        {
            ["messageId"] = message.MessageId,
            ["userPoolId"] = pool.Id,
            ["phoneNumber"] = SmsPool.Number,
            ["snsCallerArn"] = role,
            ["externalId"] = externalId,
            ["snsRegion"] = "us-east-1",
        }.ToJsonString(), sent.ToJsonString());
    }

    [Theory]
    [InlineData(400, OutboxStatus.Failed)]
    [InlineData(404, OutboxStatus.Failed)]
    [InlineData(401, OutboxStatus.Pending)]
    [InlineData(429, OutboxStatus.Pending)]
    [InlineData(503, OutboxStatus.Pending)]
    public async Task What_the_gateway_refuses_for_good_has_failed_and_the_rest_is_tried_again(int status, string outcome)
    {
        await using var cognito = SmsPool.With(Gateway, status);
        var pool = await cognito.APool(SmsPool.WithSms);
        await cognito.AnSms(pool);
        var message = await cognito.Deliver(pool);
        Assert.Equal((outcome, $"The SMS gateway answered with HTTP status {status}."), (message.Status, message.LastError));
    }

    [Fact]
    public async Task E_mail_is_not_its_business()
    {
        await using var cognito = SmsPool.With(Gateway);
        var pool = await cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });
        await cognito.SignUp(await cognito.AClient(pool));
        Assert.Equal(OutboxStatus.Outbox, (await cognito.Deliver(pool)).Status);
        Assert.Empty(cognito.Web.Posted);
    }
}
