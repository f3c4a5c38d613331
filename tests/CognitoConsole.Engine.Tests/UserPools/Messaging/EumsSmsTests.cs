using System.Text.Json.Nodes;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>SMS by AWS End User Messaging.</summary>
public sealed class EumsSmsTests
{
    private const string Role = "arn:aws:iam::123456789012:role/eums";

    public static readonly EumsSmsConfigurationType Whole = new()
    {
        CallerArn = Role,
        ExternalId = "pool-of-ours",
        OriginationIdentity = "EXAMPLE",
        ConfigurationSetName = "sms-set",
        InEntityId = "1101456324",
        InTemplateId = "1107160000",
        Region = "eu-west-1",
    };

    private static readonly EngineOptions Aws = new() { Sns = new(null, "AKIAEXAMPLE", "a-secret-of-aws") };

    [Fact]
    [Shows("UserPool.SmsConfiguration.EumsSms.OriginationIdentity", "UserPool.SmsConfiguration.EumsSms.ConfigurationSetName", "UserPool.SmsConfiguration.EumsSms.InEntityId", "UserPool.SmsConfiguration.EumsSms.InTemplateId", "UserPool.SmsConfiguration.EumsSms.Region")]
    public async Task Sends_as_SendTextMessage_wants_it()
    {
        var (whole, text) = await Sent(Aws, Whole);
        Assert.Equal("https://sms-voice.eu-west-1.amazonaws.com/", whole.Address.AbsoluteUri);
        Assert.Equal(("application/x-amz-json-1.0", "PinpointSMSVoiceV2.SendTextMessage"), (whole.Headers["Content-Type"], whole.Headers["X-Amz-Target"]));
        Assert.Matches(@"^AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260303/eu-west-1/sms-voice/aws4_request, SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-target, Signature=[0-9a-f]{64}$", whole.Headers["Authorization"]);
        Assert.Equal(
            $$$"""{"DestinationPhoneNumber":"{{{SmsPool.Number}}}","OriginationIdentity":"EXAMPLE","MessageBody":"{{{text}}}","MessageType":"TRANSACTIONAL","ConfigurationSetName":"sms-set","DestinationCountryParameters":{"IN_ENTITY_ID":"1101456324","IN_TEMPLATE_ID":"1107160000"}}""",
            whole.Body);

        var (bare, other) = await Sent(Aws, new() { CallerArn = Role });
        Assert.Equal("https://sms-voice.us-east-1.amazonaws.com/", bare.Address.AbsoluteUri);
        Assert.Equal($$"""{"DestinationPhoneNumber":"{{SmsPool.Number}}","MessageBody":"{{other}}","MessageType":"TRANSACTIONAL"}""", bare.Body);
    }

    [Fact, Shows("UserPool.SmsConfiguration.EumsSms.CallerArn", "UserPool.SmsConfiguration.EumsSms.ExternalId")]
    public async Task A_gateway_gets_the_whole_configuration()
    {
        var gateway = new EngineOptions { SmsWebhook = new(new Uri("https://sms.example.com/send"), "a-shared-secret") };
        var sent = JsonNode.Parse((await Sent(gateway, Whole)).Posted.Body)!;
        Assert.Equal(
            $$"""{"callerArn":"{{Role}}","externalId":"pool-of-ours","originationIdentity":"EXAMPLE","configurationSetName":"sms-set","inEntityId":"1101456324","inTemplateId":"1107160000","region":"eu-west-1"}""",
            sent["eumsSms"]!.ToJsonString());
        Assert.Equal($$"""{"callerArn":"{{Role}}","region":"us-east-1"}""", JsonNode.Parse((await Sent(gateway, new() { CallerArn = Role })).Posted.Body)!["eumsSms"]!.ToJsonString());
    }

    [Fact]
    public async Task Another_endpoint_takes_its_place()
    {
        var elsewhere = new EngineOptions { Sns = new(new Uri("https://sns.example.com/"), "AKIAEXAMPLE", "a-secret-of-aws") { EumsEndpoint = new Uri("https://eums.example.com/v2") } };
        Assert.Equal("https://eums.example.com/v2", (await Sent(elsewhere, Whole)).Posted.Address.AbsoluteUri);
    }

    [Fact]
    public async Task What_stands_in_for_SNS_gets_nothing_that_is_not_for_it_and_AWS_neither()
    {
        await using var cognito = SmsPool.With(new EngineOptions { Sns = new(new Uri("https://sns.example.com/"), "AKIAEXAMPLE", "a-secret-of-aws") });
        var pool = await cognito.APool(With(Whole));
        await cognito.AnSms(pool);
        var message = await cognito.Deliver(pool);
        Assert.Equal((OutboxStatus.Failed, "Messaging:Eums:Endpoint of the server's settings names no address for End User Messaging."), (message.Status, message.LastError));
        Assert.Empty(cognito.Web.Posted);
    }

    [Fact]
    public async Task Without_a_sender_the_outbox_keeps_it()
    {
        await using var cognito = new TestCognito();
        Assert.Equal(OutboxStatus.Outbox, (await cognito.AnSms(await cognito.APool(With(Whole)))).Status);
    }

    [Theory]
    [InlineData(400, OutboxStatus.Failed)]
    [InlineData(429, OutboxStatus.Pending)]
    [InlineData(500, OutboxStatus.Pending)]
    public async Task What_is_refused_for_good_has_failed_and_the_rest_is_tried_again(int status, string outcome)
    {
        await using var cognito = SmsPool.With(Aws, status);
        var pool = await cognito.APool(With(Whole));
        await cognito.AnSms(pool);
        var message = await cognito.Deliver(pool);
        Assert.Equal((outcome, $"End User Messaging answered with HTTP status {status}."), (message.Status, message.LastError));
    }

    [Fact]
    public async Task The_role_that_sends_must_be_one_that_the_caller_may_pass()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.Invoke(new Contracts.Iam.CreatePolicyRequest { PolicyName = "Pools", PolicyDocument = TestCognito.Allow("cognito-idp:*") });
        var caller = await cognito.AnApiUser("pools", "Pools");
        var sms = new SmsConfigurationType { EumsSms = Whole };
        foreach (var refusal in new[] { await cognito.Refusal(new CreateUserPoolRequest { PoolName = "p", SmsConfiguration = sms }, caller), await cognito.Refusal(new UpdateUserPoolRequest { UserPoolId = pool.Id!, SmsConfiguration = sms }, caller) })
            Assert.Contains("iam:PassRole", refusal.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task Refuses(string what, SmsConfigurationType sms, string message)
    {
        _ = what;
        await using var cognito = new TestCognito();
        await cognito.Refuses(new CreateUserPoolRequest { PoolName = "p", SmsConfiguration = sms }, ErrorCodes.InvalidParameterException, message);
        Assert.False(await cognito.Database(db => db.UserPools.AnyAsync()));
    }

    public static TheoryData<string, SmsConfigurationType, string> Faults => new()
    {
        { "both services", new() { SnsCallerArn = Role, EumsSms = Whole }, "Either SnsCallerArn or EumsSms can be set in the SMS configuration." },
        { "SNS's members", new() { ExternalId = "x", EumsSms = Whole }, "ExternalId and SnsRegion of the SMS configuration belong to SnsCallerArn; EumsSms has its own." },
        { "a host in place of a region", new() { EumsSms = Whole with { Region = "eu-west-1.evil.test/" } }, "eu-west-1.evil.test/ is not a region." },
        { "sender", new() { EumsSms = Whole with { OriginationIdentity = "a b" } }, "OriginationIdentity must be a phone number, a sender ID, a pool or its ARN." },
        { "configuration set", new() { EumsSms = Whole with { ConfigurationSetName = "a\nb" } }, "ConfigurationSetName must be the name or the ARN of a configuration set." },
        { "entity", new() { EumsSms = Whole with { InEntityId = " " } }, "InEntityId must have 1 to 64 characters without spaces." },
        { "template", new() { EumsSms = Whole with { InTemplateId = new string('1', 65) } }, "InTemplateId must have 1 to 64 characters without spaces." },
    };

    private static Func<CreateUserPoolRequest, CreateUserPoolRequest> With(EumsSmsConfigurationType eums) =>
        request => request with { SmsConfiguration = new() { EumsSms = eums }, AutoVerifiedAttributes = ["phone_number"] };

    /// <summary>What goes out for a sign-up by phone, and the message's text.</summary>
    private static async Task<((Uri Address, IReadOnlyDictionary<string, string> Headers, string Body) Posted, string Text)> Sent(EngineOptions options, EumsSmsConfigurationType eums)
    {
        await using var cognito = SmsPool.With(options);
        var pool = await cognito.APool(With(eums));
        var message = await cognito.AnSms(pool);
        var text = (await cognito.Invoke(new GetOutboxMessageRequest { MessageId = message.MessageId })).Body!;
        Assert.Equal(OutboxStatus.Sent, (await cognito.Deliver(pool)).Status);
        return (Assert.Single(cognito.Web.Posted), text);
    }
}
