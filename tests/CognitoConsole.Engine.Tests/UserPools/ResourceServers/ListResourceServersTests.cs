using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ListResourceServersTests
{
    [Fact]
    public async Task Shows_every_server_of_the_pool_once_page_by_page()
    {
        await using var cognito = new TestCognito();
        var (pool, other) = (await cognito.APool(), await cognito.APool());
        string[] identifiers = ["a", "B", "https://api.example.com", "~z", "Z"];
        foreach (var identifier in identifiers) await cognito.Invoke(new CreateResourceServerRequest { UserPoolId = pool.Id!, Identifier = identifier, Name = "API" });
        await cognito.Invoke(new CreateResourceServerRequest { UserPoolId = other.Id!, Identifier = "other", Name = "API" });
        var seen = new List<string>();
        string? token = null;
        do
        {
            var page = await cognito.Invoke(new ListResourceServersRequest { UserPoolId = pool.Id!, MaxResults = 2, NextToken = token });
            seen.AddRange(page.ResourceServers.Select(s => s.Identifier!));
            token = page.NextToken;
        }
        while (token is not null);
        Assert.Equal(identifiers.Order(StringComparer.Ordinal), seen);
    }
}
