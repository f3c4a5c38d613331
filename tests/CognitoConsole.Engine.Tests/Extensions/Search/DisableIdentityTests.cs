using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class DisableIdentityTests
{
    [Fact]
    public async Task Ends_its_use_by_every_way()
    {
        await using var cognito = new TestCognito();
        var (pool, _, logins) = await cognito.AnApp(p => p with { AllowClassicFlow = true });
        await cognito.Roles(pool);
        var ana = await cognito.AnIdentity(pool, logins);
        for (var i = 0; i < 2; i++) await cognito.Invoke(new DisableIdentityRequest { IdentityId = ana });
        var text = $"Identity '{ana}' is disabled.";
        Assert.Equal(text, (await cognito.Refusal(new GetIdRequest { IdentityPoolId = pool.IdentityPoolId, Logins = logins })).Message);
        Assert.Equal(text, (await cognito.Refusal(new GetCredentialsForIdentityRequest { IdentityId = ana, Logins = logins })).Message);
        Assert.Equal(text, (await cognito.Refusal(new GetOpenIdTokenRequest { IdentityId = ana, Logins = logins })).Message);
        Assert.Equal(text, (await cognito.Refusal(new UnlinkIdentityRequest { IdentityId = ana, Logins = logins, LoginsToRemove = [.. logins.Keys] })).Message);
        Assert.Equal(new IdentityTotals { Authenticated = 0, Guests = 0, Disabled = 1 }, (await cognito.Invoke(new GetIdentityPoolStatisticsRequest { IdentityPoolId = pool.IdentityPoolId })).Totals);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new DisableIdentityRequest { IdentityId = "us-east-1:0" })).Code);
    }
}
