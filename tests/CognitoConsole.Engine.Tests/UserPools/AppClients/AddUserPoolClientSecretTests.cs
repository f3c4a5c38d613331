using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AddUserPoolClientSecretTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool();
        _client = await _cognito.AClient(_pool, c => c with { GenerateSecret = true });
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Adds_a_second_secret_beside_the_first()
    {
        var added = (await _cognito.Invoke(Request())).ClientSecretDescriptor!;
        Assert.StartsWith($"{_client.ClientId}--", added.ClientSecretId);
        Assert.Equal([_client.ClientSecret!, added.ClientSecretValue!], (await _cognito.Pools.Client(_client.ClientId!)).Secrets);
    }

    [Fact]
    public async Task Does_not_echo_a_secret_that_the_caller_brought()
    {
        var added = (await _cognito.Invoke(Request() with { ClientSecret = "abcdefghijklmnopqrstuvwxyz" })).ClientSecretDescriptor!;
        Assert.Null(added.ClientSecretValue);
        Assert.Contains("abcdefghijklmnopqrstuvwxyz", (await _cognito.Pools.Client(_client.ClientId!)).Secrets);
    }

    [Fact]
    public async Task Refuses_a_third()
    {
        await _cognito.Invoke(Request());
        Assert.Equal(ErrorCodes.LimitExceededException, (await _cognito.Refusal(Request())).Code);
    }

    [Fact]
    public async Task Never_makes_three_however_many_ask_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            try
            {
                await _cognito.Invoke(Request());
            }
            catch (CognitoException refusal) when (refusal.Code is ErrorCodes.LimitExceededException or ErrorCodes.ConcurrentModificationException)
            {
            }
        }));
        Assert.Equal(2, await _cognito.Database(db => db.UserPoolClientSecrets.CountAsync()));
    }

    [Fact]
    public async Task Refuses_the_same_secret_again() =>
        Assert.Equal("The client already has this secret.", (await _cognito.Refusal(Request() with { ClientSecret = _client.ClientSecret })).Message);

    [Fact]
    public async Task Refuses_a_public_client()
    {
        var open = await _cognito.AClient(_pool);
        Assert.Equal($"Client {open.ClientId} is not configured for secret.", (await _cognito.Refusal(Request() with { ClientId = open.ClientId! })).Message);
    }

    [Fact]
    public async Task Leaves_the_secret_out_of_the_audit_log()
    {
        await _cognito.Invoke(Request() with { ClientSecret = "abcdefghijklmnopqrstuvwxyz" });
        Assert.DoesNotContain("abcdefghijklmnopqrstuvwxyz", await _cognito.Database(db => db.AuditEntries.Where(a => a.Action == "cognito-idp:AddUserPoolClientSecret").Select(a => a.Changes).SingleAsync()));
    }

    private AddUserPoolClientSecretRequest Request() => new() { UserPoolId = _pool.Id!, ClientId = _client.ClientId! };
}
