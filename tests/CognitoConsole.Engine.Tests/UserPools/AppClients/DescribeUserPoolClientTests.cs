using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DescribeUserPoolClientTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool();
        _client = await _cognito.AWebClient(_pool);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Shows_what_CreateUserPoolClient_answered() =>
        Assert.Equal(JsonSerializer.Serialize(_client, AwsJson.Options), JsonSerializer.Serialize(await Describe(_cognito.Admin), AwsJson.Options));

    [Fact]
    public async Task Shows_an_administrator_the_secret_and_writes_that_down()
    {
        var shown = await Describe(new Caller.Operator("1", "ana@example.com", "Administrator", "123456789012"));
        Assert.Equal(_client.ClientSecret, shown.ClientSecret);
        var entry = await _cognito.Database(db => db.AuditEntries.SingleAsync(a => a.Action == "cognito-idp:DescribeUserPoolClient"));
        Assert.Equal(("ana@example.com", _pool.Id, $"UserPoolClient/{_client.ClientId}"), (entry.CallerName, entry.ResourceId, entry.Target));
        Assert.DoesNotContain(_client.ClientSecret!, entry.Changes);
    }

    [Fact]
    public async Task Writes_nothing_down_when_the_secret_is_not_asked_for()
    {
        var response = await _cognito.Invoke(new DescribeUserPoolClientRequest { UserPoolId = _pool.Id!, ClientId = _client.ClientId!, WithoutSecret = true }, new Caller.Operator("1", "ana@example.com", "Administrator", "123456789012"));
        Assert.Null(response.UserPoolClient!.ClientSecret);
        Assert.False(await _cognito.Database(db => db.AuditEntries.AnyAsync(a => a.Action == "cognito-idp:DescribeUserPoolClient")));
    }

    [Theory]
    [InlineData("Support")]
    [InlineData("Auditor")]
    public async Task Keeps_the_secret_from_those_who_may_not_reveal_it(string role)
    {
        var shown = await Describe(new Caller.Operator("1", "ben@example.com", role, "123456789012"));
        Assert.Equal((_client.ClientName, null), (shown.ClientName, shown.ClientSecret));
        Assert.False(await _cognito.Database(db => db.AuditEntries.AnyAsync(a => a.CallerName == "ben@example.com")));
    }

    [Fact]
    public async Task Refuses_a_client_of_another_pool()
    {
        var other = await _cognito.APool();
        var refusal = await _cognito.Refusal(new DescribeUserPoolClientRequest { UserPoolId = other.Id!, ClientId = _client.ClientId! });
        Assert.Equal((ErrorCodes.ResourceNotFoundException, $"User pool client {_client.ClientId} does not exist."), (refusal.Code, refusal.Message));
    }

    private async Task<UserPoolClientType> Describe(Caller caller) =>
        (await _cognito.Invoke(new DescribeUserPoolClientRequest { UserPoolId = _pool.Id!, ClientId = _client.ClientId! }, caller)).UserPoolClient!;
}
