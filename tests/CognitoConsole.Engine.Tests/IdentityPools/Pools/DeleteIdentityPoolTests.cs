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
        await cognito.Invoke(new DeleteIdentityPoolRequest { IdentityPoolId = pool.IdentityPoolId });
        Assert.Equal(0, await cognito.Database(async db => await db.Identities.CountAsync() + await db.IdentityLogins.CountAsync() + await db.IdentityEvents.CountAsync() + await db.DailyCounts.CountAsync()));
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new GetIdRequest { IdentityPoolId = pool.IdentityPoolId })).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new DeleteIdentityPoolRequest { IdentityPoolId = pool.IdentityPoolId })).Code);
    }
}
