using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.AspNetCore.WebUtilities;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class SnsSmsSenderTests
{
    [Theory]
    [InlineData("us-east-1")]
    [InlineData("eu-west-1")]
    [Shows("UserPool.SmsConfiguration.SnsRegion")]
    public async Task Publishes_as_SNS_wants_it_in_the_pools_region(string region)
    {
        await using var cognito = SmsPool.With(new EngineOptions { Sns = new(null, "AKIAEXAMPLE", "a-secret-of-aws") });
        var settings = SmsPool.WithSms(new() { PoolName = "Test pool" }) with { SmsConfiguration = SmsPool.Settings with { SnsRegion = region } };
        var pool = (await cognito.Invoke(settings, cognito.Admin with { Region = region })).UserPool!;
        await cognito.AnSms(pool, clientId: (await cognito.Invoke(new CreateUserPoolClientRequest { UserPoolId = pool.Id!, ClientName = "app" }, cognito.Admin with { Region = region })).UserPoolClient!.ClientId);
        Assert.Equal(OutboxStatus.Sent, (await cognito.Deliver(pool)).Status);

        var (address, headers, body) = Assert.Single(cognito.Web.Posted);
        Assert.Equal($"https://sns.{region}.amazonaws.com/", address.AbsoluteUri);
        var form = QueryHelpers.ParseQuery(body);
        Assert.Equal(("Publish", "2010-03-31", SmsPool.Number, "Transactional"),
            (form["Action"].ToString(), form["Version"].ToString(), form["PhoneNumber"].ToString(), form["MessageAttributes.entry.1.Value.StringValue"].ToString()));
        Assert.Matches(@"^Your confirmation code is \d{6}$", form["Message"].ToString());
        Assert.StartsWith("application/x-www-form-urlencoded", headers["Content-Type"], StringComparison.Ordinal);
        Assert.Matches($"^AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260303/{region}/sns/aws4_request, SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date, Signature=[0-9a-f]{{64}}$", headers["Authorization"]);
    }

    [Fact]
    public async Task Another_endpoint_takes_its_place()
    {
        await using var cognito = SmsPool.With(new EngineOptions { Sns = new(new Uri("https://sns.example.com/v1"), "AKIAEXAMPLE", "a-secret-of-aws") }, status: 400);
        var pool = await cognito.APool(SmsPool.WithSms);
        await cognito.AnSms(pool);
        var message = await cognito.Deliver(pool);
        Assert.Equal((OutboxStatus.Failed, "SNS answered with HTTP status 400."), (message.Status, message.LastError));
        Assert.Equal("https://sns.example.com/v1", Assert.Single(cognito.Web.Posted).Address.AbsoluteUri);
    }
}
