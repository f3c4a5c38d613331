using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class DeleteIdentityPoolTests
{
    [Fact]
    public async Task Takes_identities_logins_and_numbers_along()
    {
        await using var cognito = new TestCognito();
        var (pool, _, logins) = await cognito.AnApp();
        await cognito.AnIdentity(pool, logins);
        await cognito.AnIdentity(pool);
        var gone = await cognito.AnIdentity(pool);
        cognito.Clock.Advance(TimeSpan.FromDays(1));
        await cognito.Invoke(new DeleteIdentitiesRequest { IdentityIdsToDelete = [gone] });
        Assert.Equal(1, await cognito.Database(db => db.IdentityPeriods.CountAsync()));
        await cognito.Invoke(new DeleteIdentityPoolRequest { IdentityPoolId = pool.IdentityPoolId });
        Assert.Equal(0, await cognito.Database(async db => await db.Identities.CountAsync() + await db.IdentityLogins.CountAsync() + await db.IdentityEvents.CountAsync() + await db.IdentityPeriods.CountAsync() + await db.DailyCounts.CountAsync()));
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new GetIdRequest { IdentityPoolId = pool.IdentityPoolId })).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new DeleteIdentityPoolRequest { IdentityPoolId = pool.IdentityPoolId })).Code);
    }
}
