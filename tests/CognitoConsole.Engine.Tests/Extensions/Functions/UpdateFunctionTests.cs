using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class UpdateFunctionTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();

    public async ValueTask InitializeAsync() => await _cognito.AFunction("exports.handler = async () => 1;", "one");

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task A_new_source_is_a_new_version_and_runs_from_then_on()
    {
        var arn = (await _cognito.Invoke(new GetFunctionRequest { Name = "one" })).Function.Arn;
        Assert.Equal("1", (await _cognito.Invoke(new TestFunctionRequest { Arn = arn, Event = "{}" })).Run.Output);
        var updated = await _cognito.Invoke(new UpdateFunctionRequest { Name = "one", Source = "exports.handler = async () => 2;", ExpectedVersion = 1 });
        Assert.Equal(2, updated.Function.Version);
        Assert.Equal("2", (await _cognito.Invoke(new TestFunctionRequest { Arn = arn, Event = "{}" })).Run.Output);
        Assert.Equal("exports.handler = async () => 1;", (await _cognito.Invoke(new GetFunctionRequest { Name = "one", Version = 1 })).Source);
    }

    [Fact]
    public async Task Who_edited_an_older_version_is_told()
    {
        await _cognito.Invoke(new UpdateFunctionRequest { Name = "one", Source = "exports.handler = async () => 2;" });
        var refusal = await _cognito.Refusal(new UpdateFunctionRequest { Name = "one", Source = "exports.handler = async () => 3;", ExpectedVersion = 1 });
        Assert.Equal(ErrorCodes.ConcurrentModificationException, refusal.Code);
    }

    [Fact]
    public async Task Fifty_versions_are_kept()
    {
        for (var i = 2; i <= 55; i++) await _cognito.Invoke(new UpdateFunctionRequest { Name = "one", Source = $"exports.handler = async () => {i};" });
        var versions = (await _cognito.Invoke(new GetFunctionRequest { Name = "one" })).Versions;
        Assert.Equal((50, 55, 6), (versions.Count, versions[0].Version, versions[^1].Version));
    }

    [Fact]
    public async Task An_address_that_the_settings_forbid_to_call_is_not_taken()
    {
        await _cognito.Invoke(new CreateFunctionRequest { Name = "hook", Kind = FunctionKind.Webhook, Endpoint = "https://hooks.example.com/" });
        var refusal = await _cognito.Refusal(new UpdateFunctionRequest { Name = "hook", Endpoint = "http://127.0.0.1:9000/" });
        Assert.Equal(("The endpoint lies on a private address, which this server calls only with its setting Outgoing:AllowPrivate = true.", "endpoint"), (refusal.Message, Assert.Single(refusal.Fields).Path));
        Assert.Equal("https://hooks.example.com/", (await _cognito.Invoke(new GetFunctionRequest { Name = "hook" })).Function.Endpoint);
    }

    [Fact]
    public async Task A_webhook_gets_a_new_secret_when_asked_and_nothing_else_does()
    {
        var first = await _cognito.Invoke(new CreateFunctionRequest { Name = "hook", Kind = FunctionKind.Webhook, Endpoint = "https://hooks.example.com/" });
        var second = await _cognito.Invoke(new UpdateFunctionRequest { Name = "hook", RotateSigningSecret = true });
        Assert.NotEqual(first.SigningSecret, second.SigningSecret);
        Assert.Null((await _cognito.Invoke(new UpdateFunctionRequest { Name = "hook", Description = "Asks the CRM" })).SigningSecret);
        Assert.Equal("Only a webhook has a signing secret.", (await _cognito.Refusal(new UpdateFunctionRequest { Name = "one", RotateSigningSecret = true })).Message);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new UpdateFunctionRequest { Name = "none" })).Code);
    }
}
