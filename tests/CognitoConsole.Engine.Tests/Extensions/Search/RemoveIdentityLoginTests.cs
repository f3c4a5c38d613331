using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class RemoveIdentityLoginTests
{
    [Fact]
    public async Task Takes_a_login_without_its_token_and_only_one_that_is_there()
    {
        await using var cognito = new TestCognito();
        var (pool, client, logins) = await cognito.AnApp();
        var ana = await cognito.AnIdentity(pool, logins);
        var request = new RemoveIdentityLoginRequest { IdentityId = ana, Provider = TestCognito.ProviderOf(client), Subject = TestCognito.Claims(logins.Values.Single()).GetProperty("sub").GetString()! };
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(request with { Subject = "other" })).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(request with { IdentityId = await cognito.AnIdentity(pool) })).Code);
        await cognito.Invoke(request);
        Assert.Empty((await cognito.Invoke(new GetIdentityRequest { IdentityId = ana })).Identity.Logins);
        Assert.NotEqual(ana, await cognito.AnIdentity(pool, logins));
    }
}
