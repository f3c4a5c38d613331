using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ListUserPoolClientsTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool();
        for (var i = 0; i < 5; i++) await _cognito.AClient(_pool, c => c with { ClientName = $"app {i}" });
        await _cognito.AClient(await _cognito.APool());
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Shows_every_client_of_the_pool_once_page_by_page()
    {
        var seen = new List<UserPoolClientDescription>();
        string? token = null;
        do
        {
            var page = await _cognito.Invoke(new ListUserPoolClientsRequest { UserPoolId = _pool.Id!, MaxResults = 2, NextToken = token });
            Assert.InRange(page.UserPoolClients!.Count, 1, 2);
            seen.AddRange(page.UserPoolClients);
            token = page.NextToken;
        }
        while (token is not null);
        Assert.Equal(["app 0", "app 1", "app 2", "app 3", "app 4"], seen.Select(c => c.ClientName!).Order());
        Assert.All(seen, c => Assert.Equal(_pool.Id, c.UserPoolId));
    }

    [Fact]
    public async Task Refuses_a_token_of_another_pool()
    {
        var token = (await _cognito.Invoke(new ListUserPoolClientsRequest { UserPoolId = _pool.Id!, MaxResults = 1 })).NextToken;
        var other = await _cognito.APool();
        Assert.Equal("Invalid pagination token.", (await _cognito.Refusal(new ListUserPoolClientsRequest { UserPoolId = other.Id!, NextToken = token })).Message);
    }

    [Fact]
    public async Task Shows_regular_or_registered_clients_alone()
    {
        await _cognito.Registers(_pool);
        var registered = await _cognito.Register(new() { ClientName = "agent", RedirectUris = [TestCognito.Callback] });
        Assert.Equal(6, (await List(null)).UserPoolClients!.Count);
        Assert.Equal(5, (await List("REGULAR")).UserPoolClients!.Count);
        Assert.Equal(registered.ClientId, Assert.Single((await List("DCR")).UserPoolClients!).ClientId);
        var token = (await _cognito.Invoke(new ListUserPoolClientsRequest { UserPoolId = _pool.Id!, MaxResults = 1 })).NextToken;
        Assert.Equal("Invalid pagination token.", (await _cognito.Refusal(new ListUserPoolClientsRequest { UserPoolId = _pool.Id!, ClientType = "DCR", NextToken = token })).Message);
    }

    private Task<ListUserPoolClientsResponse> List(string? type) => _cognito.Invoke(new ListUserPoolClientsRequest { UserPoolId = _pool.Id!, ClientType = type });
}
