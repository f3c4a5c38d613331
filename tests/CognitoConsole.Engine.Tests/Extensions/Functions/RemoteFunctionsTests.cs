using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;
using CognitoConsole.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.Extensions;

/// <summary>Lambdas and webhooks: what is sent, what comes back, and where they may not reach.</summary>
public sealed class RemoteFunctionsTests : IAsyncLifetime
{
    private const string LambdaArn = "arn:aws:lambda:us-east-1:123456789012:function:gate";
    private const string Signed = """{"version":"1","triggerSource":"PreSignUp_SignUp","userName":"ana","request":{},"response":{"autoConfirmUser":true}}""";
    private readonly TestCognito _cognito = new(options: new EngineOptions { FunctionTimeout = TimeSpan.FromMilliseconds(300) });

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    private async Task<(string Arn, string Secret)> AWebhook(string address = "https://hooks.example.com/cognito")
    {
        var made = await _cognito.Invoke(new CreateFunctionRequest { Name = "hook", Kind = FunctionKind.Webhook, Endpoint = address });
        return (made.Function.Arn, made.SigningSecret!);
    }

    private Task ALambda(string? endpoint = null) => _cognito.Invoke(new CreateFunctionRequest { Name = "gate", Kind = FunctionKind.Lambda, Arn = LambdaArn, Endpoint = endpoint, AccessKeyId = "AKIDEXAMPLE", SecretAccessKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" });

    private void Answer(int status, string body, params (string, string)[] headers) =>
        _cognito.Web.OnPost = (_, _) => Task.FromResult(new OutgoingAnswer(status, body) { Headers = headers.ToDictionary(h => h.Item1, h => h.Item2, StringComparer.OrdinalIgnoreCase) });

    private async Task<FunctionRunType> Run(string arn) => (await _cognito.Invoke(new TestFunctionRequest { Arn = arn, Event = Signed })).Run;

    [Fact]
    public async Task A_webhook_gets_the_event_signed_over_time_and_body()
    {
        var (arn, secret) = await AWebhook();
        _cognito.Web.OnPost = (body, _) => Task.FromResult(new OutgoingAnswer(200, body));
        var run = await Run(arn);
        Assert.Equal((FunctionOutcomes.Succeeded, Signed), (run.Outcome, run.Output));
        var (address, headers, sent) = Assert.Single(_cognito.Web.Posted);
        Assert.Equal(("https://hooks.example.com/cognito", Signed), (address.AbsoluteUri, sent));
        var time = _cognito.Clock.GetUtcNow().ToUnixTimeSeconds();
        Assert.Equal($"{time}", headers["X-Cognito-Timestamp"]);
        Assert.Equal("v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{sent}"))), headers["X-Cognito-Signature"]);
    }

    [Theory]
    [InlineData(400, """{"errorMessage":"Not you"}""", FunctionOutcomes.FunctionError, "Not you")]
    [InlineData(500, "oops", FunctionOutcomes.Failed, "HTTP status 500")]
    [InlineData(302, "", FunctionOutcomes.Failed, "HTTP status 302")]
    [InlineData(429, "", FunctionOutcomes.Failed, "TooManyRequestsException")]
    [InlineData(200, "no json", FunctionOutcomes.InvalidOutput, null)]
    public async Task What_a_webhook_answers_is_understood(int status, string body, string outcome, string? error)
    {
        var (arn, _) = await AWebhook();
        Answer(status, body);
        var run = await Run(arn);
        Assert.Equal((outcome, error), (run.Outcome, run.Error));
    }

    [Fact]
    public async Task A_Lambda_is_invoked_as_AWS_signs_it()
    {
        await ALambda();
        Answer(200, Signed, ("X-Amz-Log-Result", Convert.ToBase64String("START\nhello\n"u8)));
        var run = await Run(LambdaArn);
        Assert.Equal((FunctionOutcomes.Succeeded, "START\nhello\n"), (run.Outcome, run.Logs));
        var (address, headers, _) = Assert.Single(_cognito.Web.Posted);
        Assert.Equal("https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3Agate/invocations", address.AbsoluteUri);
        Assert.Equal("RequestResponse", headers["X-Amz-Invocation-Type"]);
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260303/us-east-1/lambda/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-invocation-type;x-amz-log-type, Signature=", headers["Authorization"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, """{"errorMessage":"thrown","errorType":"Error"}""", "X-Amz-Function-Error", "Unhandled", FunctionOutcomes.FunctionError, "thrown")]
    [InlineData(403, "{}", "x-amzn-ErrorType", "AccessDeniedException:http://internal", FunctionOutcomes.Failed, "AccessDeniedException")]
    [InlineData(404, "{}", "x-amzn-ErrorType", "ResourceNotFoundException", FunctionOutcomes.Failed, "ResourceNotFoundException")]
    [InlineData(502, "", "Server", "x", FunctionOutcomes.Failed, "ServiceException")]
    public async Task What_a_Lambda_answers_is_understood(int status, string body, string header, string value, string outcome, string error)
    {
        await ALambda("https://lambda.internal.example.com/");
        Answer(status, body, (header, value));
        var run = await Run(LambdaArn);
        Assert.Equal((outcome, error), (run.Outcome, run.Error));
        Assert.Equal("lambda.internal.example.com", Assert.Single(_cognito.Web.Posted).Address.Host);
    }

    [Fact]
    public async Task A_trigger_waits_its_time_and_tries_three_times_but_not_after_an_error()
    {
        var (arn, _) = await AWebhook();
        var pool = await _cognito.APool(p => p with { LambdaConfig = new() { PreSignUp = arn } });
        var client = await _cognito.AClient(pool);
        _cognito.Web.OnPost = async (_, time) => { await Task.Delay(Timeout.Infinite, time); return null!; };
        var slow = await Assert.ThrowsAsync<CognitoException>(() => _cognito.SignUp(client));
        Assert.Equal((ErrorCodes.UnexpectedLambdaException, "PreSignUp invocation failed due to error Socket timeout while invoking Lambda function."), (slow.Code, slow.Message));
        Assert.Equal(3, _cognito.Web.Posted.Count);
        Answer(500, "");
        Assert.Equal("PreSignUp invocation failed due to error HTTP status 500.", (await Assert.ThrowsAsync<CognitoException>(() => _cognito.SignUp(client))).Message);
        Assert.Equal(4, _cognito.Web.Posted.Count);
        Answer(200, Signed);
        Assert.True((await _cognito.SignUp(client)).UserConfirmed);
    }

    /// <summary>Also where the address was taken while the setting allowed it.</summary>
    [Theory]
    [InlineData("https://127.0.0.1:1/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://localhost:1/")]
    [InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("http://127.0.0.1:1/")]
    public async Task Nothing_inside_is_called(string address)
    {
        await using var cognito = new TestCognito(services => services.AddSingleton<IOutgoingHttp>(new GuardedHttp(new EngineOptions())), options: new EngineOptions { AllowPrivateTargets = true });
        foreach (var kind in new[] { FunctionKind.Webhook, FunctionKind.Lambda })
        {
            var made = await cognito.Invoke(new CreateFunctionRequest
            {
                Name = kind,
                Kind = kind,
                Endpoint = address,
                Arn = kind == FunctionKind.Lambda ? LambdaArn : null,
                AccessKeyId = kind == FunctionKind.Lambda ? "AKIDEXAMPLE" : null,
                SecretAccessKey = kind == FunctionKind.Lambda ? "secret-of-the-key" : null,
            });
            var run = (await cognito.Invoke(new TestFunctionRequest { Arn = made.Function.Arn, Event = "{}" })).Run;
            Assert.Equal(FunctionOutcomes.Failed, run.Outcome);
            Assert.True(run.Error is "The address is not a public one" or "The address is not an https address", run.Error);
        }
    }
}
