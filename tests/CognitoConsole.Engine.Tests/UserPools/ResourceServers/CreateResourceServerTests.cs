using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class CreateResourceServerTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Answers_what_it_stored()
    {
        var created = (await _cognito.Invoke(Request("https://api.example.com") with { Scopes = [new() { ScopeName = "read", ScopeDescription = "Read" }] })).ResourceServer;
        Assert.Equal((_pool.Id, "https://api.example.com", "API"), (created.UserPoolId, created.Identifier, created.Name));
        Assert.Equal([new ResourceServerScopeType { ScopeName = "read", ScopeDescription = "Read" }], created.Scopes);
    }

    [Fact]
    public async Task Refuses_an_identifier_that_is_taken_in_this_pool_only()
    {
        await _cognito.Invoke(Request("api"));
        Assert.Equal((ErrorCodes.InvalidParameterException, $"api already exists in user pool {_pool.Id}."), await _cognito.Refusal(Request("api")) is var r ? (r.Code, r.Message) : default);
        await _cognito.Invoke(Request("api") with { UserPoolId = (await _cognito.APool()).Id! });
    }

    [Fact]
    public async Task Refuses_a_scope_twice_and_the_services_own_identifiers()
    {
        Assert.Equal("Duplicate scope name read.", (await _cognito.Refusal(Request("api") with { Scopes = [new() { ScopeName = "read", ScopeDescription = "1" }, new() { ScopeName = "read", ScopeDescription = "2" }] })).Message);
        Assert.Equal("Identifier cannot start with aws.cognito.", (await _cognito.Refusal(Request("aws.cognito/dcr"))).Message);
        Assert.False(await _cognito.Database(db => db.ResourceServers.AnyAsync()));
    }

    [Fact]
    public async Task Refuses_the_twenty_sixth()
    {
        for (var i = 0; i < 25; i++) await _cognito.Invoke(Request($"api{i}"));
        Assert.Equal(ErrorCodes.LimitExceededException, (await _cognito.Refusal(Request("api25"))).Code);
    }

    private CreateResourceServerRequest Request(string identifier) => new() { UserPoolId = _pool.Id!, Identifier = identifier, Name = "API" };
}
