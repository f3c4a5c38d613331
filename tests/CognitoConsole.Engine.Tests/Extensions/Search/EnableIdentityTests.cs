using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class EnableIdentityTests
{
    [Fact]
    public async Task Undoes_disabling_but_not_merging()
    {
        await using var cognito = new TestCognito();
        var (pool, _, logins) = await cognito.AnApp();
        await cognito.Roles(pool);
        var ana = await cognito.AnIdentity(pool, logins);
        await cognito.Invoke(new DisableIdentityRequest { IdentityId = ana });
        for (var i = 0; i < 2; i++) await cognito.Invoke(new EnableIdentityRequest { IdentityId = ana });
        Assert.Equal(ana, await cognito.AnIdentity(pool, logins));

        var guest = await cognito.AnIdentity(pool);
        await cognito.Invoke(new GetCredentialsForIdentityRequest { IdentityId = guest, Logins = logins });
        Assert.Equal((ErrorCodes.ResourceConflictException, $"The identity was merged into {ana}."), await cognito.Refusal(new EnableIdentityRequest { IdentityId = guest }) is var r ? (r.Code, r.Message) : default);
        Assert.Equal(new IdentityTotals { Authenticated = 1, Guests = 0, Disabled = 1 }, (await cognito.Invoke(new GetIdentityPoolStatisticsRequest { IdentityPoolId = pool.IdentityPoolId })).Totals);
    }
}
