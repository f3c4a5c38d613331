using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class CreateFunctionTests : IAsyncLifetime
{
    private const string Source = "exports.handler = async (event) => event;";
    private readonly TestCognito _cognito = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task An_inline_function_has_an_ARN_for_LambdaConfig_and_its_first_version()
    {
        var made = await _cognito.Invoke(new CreateFunctionRequest { Name = "check-domain", Kind = FunctionKind.Inline, Source = Source });
        Assert.Equal("arn:aws:lambda:us-east-1:123456789012:function:check-domain", made.Function.Arn);
        Assert.Equal(1, made.Function.Version);
        Assert.Null(made.SigningSecret);
    }

    [Fact]
    public async Task A_webhook_shows_its_signing_secret_once_and_a_Lambda_none()
    {
        var webhook = await _cognito.Invoke(new CreateFunctionRequest { Name = "hook", Kind = FunctionKind.Webhook, Endpoint = "https://hooks.example.com/cognito" });
        Assert.StartsWith("whsec_", webhook.SigningSecret, StringComparison.Ordinal);
        var lambda = await _cognito.Invoke(new CreateFunctionRequest
        {
            Name = "remote",
            Kind = FunctionKind.Lambda,
            Arn = "arn:aws:lambda:eu-west-1:111122223333:function:trigger",
            AccessKeyId = "AKIAEXAMPLE",
            SecretAccessKey = "very-secret",
        });
        Assert.Equal("arn:aws:lambda:eu-west-1:111122223333:function:trigger", lambda.Function.Arn);
        Assert.Null(lambda.SigningSecret);
        var (audit, rows) = await _cognito.Database(db => Task.FromResult((string.Concat(db.AuditEntries.Select(a => a.Changes)), db.Functions.Select(f => f.Secret).ToList())));
        Assert.DoesNotContain("very-secret", audit, StringComparison.Ordinal);
        Assert.DoesNotContain(webhook.SigningSecret!, audit, StringComparison.Ordinal);
        Assert.All(rows, secret => Assert.DoesNotContain("secret", System.Text.Encoding.UTF8.GetString(secret!), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FunctionKind.Inline, null, null, null, "An inline function needs its source.")]
    [InlineData(FunctionKind.Inline, "exports.handler = (", null, null, "Unexpected token '}' (2:1)")]
    [InlineData(FunctionKind.Webhook, null, null, null, "A webhook needs its address.")]
    [InlineData(FunctionKind.Webhook, null, "http://hooks.example.com/", null, "The address must begin with https://; without it, anybody on the way could answer.")]
    [InlineData(FunctionKind.Webhook, null, "https://ana:secret@hooks.example.com/", null, "This is no address such as https://hooks.example.com/cognito.")]
    [InlineData(FunctionKind.Webhook, null, "file:///etc/passwd", null, "This is no address such as https://hooks.example.com/cognito.")]
    [InlineData(FunctionKind.Webhook, "exports.handler = e => e", "https://hooks.example.com/", null, "Only an inline function has a source.")]
    [InlineData(FunctionKind.Lambda, null, null, "arn:aws:s3:::bucket/some-object", "A Lambda needs an ARN such as arn:aws:lambda:us-east-1:123456789012:function:name.")]
    [InlineData(FunctionKind.Lambda, null, null, "arn:aws:lambda:us-east-1:123456789012:function:f", "A Lambda is called with an access key.")]
    public async Task What_a_kind_needs_is_asked_for(string kind, string? source, string? endpoint, string? arn, string message)
    {
        var refusal = await _cognito.Refusal(new CreateFunctionRequest { Name = "f", Kind = kind, Source = source, Endpoint = endpoint, Arn = arn });
        Assert.Equal(ErrorCodes.InvalidParameterException, refusal.Code);
        Assert.Equal(message, refusal.Message);
        Assert.Empty((await _cognito.Invoke(new ListFunctionsRequest())).Functions);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9000/", "lies on a private address")]
    [InlineData("https://localhost/", "lies on a private address")]
    [InlineData("https://10.1.2.3/", "lies on a private address")]
    [InlineData("https://[::ffff:10.0.0.1]/", "lies on a private address")]
    public async Task An_address_that_the_settings_forbid_to_call_is_not_taken(string endpoint, string why)
    {
        var refusal = await _cognito.Refusal(Lambda(endpoint));
        Assert.Equal((ErrorCodes.InvalidParameterException, $"The endpoint {why}, which this server calls only with its setting Outgoing:AllowPrivate = true."), (refusal.Code, refusal.Message));
        Assert.Equal("endpoint", Assert.Single(refusal.Fields).Path);

        await using var open = new TestCognito(options: new EngineOptions { AllowPrivateTargets = true });
        Assert.Equal(endpoint, (await open.Invoke(Lambda(endpoint))).Function.Endpoint);

        static CreateFunctionRequest Lambda(string endpoint) =>
            new() { Name = "f", Kind = FunctionKind.Lambda, Arn = "arn:aws:lambda:us-east-1:123456789012:function:f", AccessKeyId = "AKIAEXAMPLE", SecretAccessKey = "very-secret", Endpoint = endpoint };
    }

    [Fact]
    public async Task A_name_is_taken_once()
    {
        await _cognito.AFunction(Source, "one");
        var refusal = await _cognito.Refusal(new CreateFunctionRequest { Name = "one", Kind = FunctionKind.Inline, Source = Source });
        Assert.Equal("A function with the name one or this ARN exists already.", refusal.Message);
    }
}
