using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ListUserPoolsTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();

    public async ValueTask InitializeAsync()
    {
        for (var i = 0; i < 5; i++)
        {
            await _cognito.APool(p => p with { PoolName = $"pool {i}" });
            if (i % 2 == 0) _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Shows_every_pool_once_page_by_page_in_the_order_of_creation()
    {
        var seen = new List<UserPoolDescriptionType>();
        string? token = null;
        var pages = 0;
        do
        {
            var page = await _cognito.Invoke(new ListUserPoolsRequest { MaxResults = 2, NextToken = token });
            seen.AddRange(page.UserPools!);
            token = page.NextToken;
            pages++;
        }
        while (token is not null);
        Assert.Equal(3, pages);
        Assert.Equal(["pool 0", "pool 1", "pool 2", "pool 3", "pool 4"], seen.Select(p => p.Name!).Order());
        Assert.Equal(seen.Select(p => p.CreationDate), seen.Select(p => p.CreationDate).Order());
        Assert.Equal(new LambdaConfigType(), seen[0].LambdaConfig);
    }

    [Fact]
    public async Task Gives_no_token_when_the_last_page_is_full() =>
        Assert.Null((await _cognito.Invoke(new ListUserPoolsRequest { MaxResults = 5 })).NextToken);

    [Fact]
    public async Task Refuses_a_token_that_was_changed_has_expired_or_belongs_to_another_list()
    {
        var token = (await _cognito.Invoke(new ListUserPoolsRequest { MaxResults = 1 })).NextToken!;
        var changed = token[..^2] + (token[^2] == 'A' ? 'B' : 'A') + token[^1];
        await AssertRefused(new ListUserPoolsRequest { MaxResults = 1, NextToken = changed });
        await AssertRefused(new ListUserPoolsRequest { MaxResults = 1, NextToken = "x" });
        var pool = (await _cognito.Invoke(new ListUserPoolsRequest { MaxResults = 1 })).UserPools![0];
        await AssertRefused(new ListUserPoolClientsRequest { UserPoolId = pool.Id!, NextToken = token });
        _cognito.Clock.Advance(TimeSpan.FromMinutes(59));
        await _cognito.Invoke(new ListUserPoolsRequest { MaxResults = 1, NextToken = token });
        _cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        await AssertRefused(new ListUserPoolsRequest { MaxResults = 1, NextToken = token });
    }

    private async Task AssertRefused<TResponse>(IRequest<TResponse> request) =>
        Assert.Equal((ErrorCodes.InvalidParameterException, "Invalid pagination token."), await _cognito.Refusal(request) is var r ? (r.Code, r.Message) : default);
}
