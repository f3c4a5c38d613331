using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class DeleteIdentitiesTests
{
    [Fact]
    public async Task Deletes_what_there_is_and_counts_it_off()
    {
        await using var cognito = new TestCognito();
        var (pool, _, logins) = await cognito.AnApp();
        var (ana, guest, other) = (await cognito.AnIdentity(pool, logins), await cognito.AnIdentity(pool), await cognito.AnIdentity(pool));
        var answer = await cognito.Invoke(new DeleteIdentitiesRequest { IdentityIdsToDelete = [ana, guest, guest, "us-east-1:0"] });
        Assert.Empty(answer.UnprocessedIdentityIds!);
        Assert.Equal([other], await cognito.Database(db => db.Identities.Select(i => i.IdentityId).ToListAsync()));
        var now = await cognito.Database(db => db.DailyCounts.Where(c => c.Day == 0).GroupBy(c => c.Metric).Select(g => new { g.Key, Sum = g.Sum(c => c.Count) }).ToDictionaryAsync(g => g.Key, g => g.Sum));
        Assert.Equal((0, 1, 0, 3), (now["Authenticated"], now["Guests"], now["Logins"], now["Created"]));
        Assert.NotEqual(ana, await cognito.AnIdentity(pool, logins));
    }

    [Fact]
    public async Task Wants_a_signature()
    {
        await using var cognito = new TestCognito();
        Assert.Equal(ErrorCodes.MissingAuthenticationTokenException, (await cognito.Refusal(new DeleteIdentitiesRequest { IdentityIdsToDelete = ["us-east-1:0"] }, cognito.Anyone)).Code);
    }
}
