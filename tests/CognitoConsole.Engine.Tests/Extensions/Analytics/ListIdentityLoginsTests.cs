using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListIdentityLoginsTests
{
    [Fact]
    public async Task Lists_what_the_number_counts_page_by_page()
    {
        await using var cognito = new TestCognito();
        var (pool, client, logins) = await cognito.AnApp(p => p with { DeveloperProviderName = "login.example.app" });
        await cognito.AnIdentity(pool, logins);
        foreach (var user in new[] { "noah", "yuki", "amelia" })
            await cognito.Invoke(new GetOpenIdTokenForDeveloperIdentityRequest { IdentityPoolId = pool.IdentityPoolId, Logins = new Dictionary<string, string> { ["login.example.app"] = user } });
        var request = new ListIdentityLoginsRequest { IdentityPoolId = pool.IdentityPoolId, Provider = "login.example.app", MaxResults = 2 };
        var first = await cognito.Invoke(request);
        var second = await cognito.Invoke(request with { NextToken = first.NextToken });
        Assert.Equal(["amelia", "noah", "yuki"], first.Logins.Concat(second.Logins).Select(l => l.Subject));
        Assert.Null(second.NextToken);

        var numbers = (await cognito.Invoke(new GetIdentityPoolStatisticsRequest { IdentityPoolId = pool.IdentityPoolId })).Logins;
        Assert.Equal(2, numbers.Count);
        foreach (var (provider, number) in numbers) Assert.Equal(number, (await cognito.Invoke(request with { Provider = provider, MaxResults = null })).Logins.Count);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(request with { Provider = TestCognito.ProviderOf(client), NextToken = first.NextToken })).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(request with { IdentityPoolId = "us-east-1:0" })).Code);
    }
}
