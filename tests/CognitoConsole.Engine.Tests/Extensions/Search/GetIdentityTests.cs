using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetIdentityTests
{
    [Fact]
    public async Task Shows_logins_dates_and_what_it_did_last()
    {
        await using var cognito = new TestCognito();
        var (pool, _, logins) = await cognito.AnApp();
        await cognito.Roles(pool);
        var ana = await cognito.AnIdentity(pool, logins);
        cognito.Clock.Advance(TimeSpan.FromMinutes(5));
        await cognito.CredentialsOf(ana, logins);
        var answer = await cognito.Invoke(new GetIdentityRequest { IdentityId = ana });
        Assert.Equal(TimeSpan.FromMinutes(5), answer.Identity.LastSeenDate - answer.Identity.CreationDate);
        Assert.Equal("Credentials", answer.RecentEvents[0].Kind);
        Assert.Equal(["Active", "Created", "SignIn"], answer.RecentEvents.Skip(1).Select(e => e.Kind).Order(StringComparer.Ordinal));
        Assert.Equal("ana", Assert.Single(answer.Identity.Logins).Username);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new GetIdentityRequest { IdentityId = "us-east-1:0" })).Code);
    }

    [Fact]
    public async Task Is_decided_on_the_pool_of_the_identity()
    {
        await using var cognito = new TestCognito();
        var (pool, client, logins) = await cognito.AnApp();
        var (mine, other) = (await cognito.AnIdentity(pool, logins), await cognito.AnIdentity(await cognito.AnIdentityPool(client), logins));
        await cognito.Database(async db =>
        {
            db.ManagedPolicies.Add(new Data.Iam.ManagedPolicy { PolicyName = "OnePool", Document = TestCognito.Allow("cognito-console:GetIdentity", cognito.ArnOf(pool)), UpdateDate = cognito.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        var eve = new Caller.Operator("1", "eve@example.com", "OnePool", "123456789012");
        Assert.Equal(mine, (await cognito.Invoke(new GetIdentityRequest { IdentityId = mine }, eve)).Identity.IdentityId);
        Assert.Equal(ErrorCodes.AccessDeniedException, (await cognito.Refusal(new GetIdentityRequest { IdentityId = other }, eve)).Code);
        Assert.Equal(ErrorCodes.AccessDeniedException, (await cognito.Refusal(new GetIdentityRequest { IdentityId = "us-east-1:0" }, eve)).Code);
    }
}
