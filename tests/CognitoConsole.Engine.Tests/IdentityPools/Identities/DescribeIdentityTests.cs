using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class DescribeIdentityTests
{
    [Fact]
    public async Task Shows_providers_and_dates()
    {
        await using var cognito = new TestCognito();
        var (pool, client, logins) = await cognito.AnApp();
        var id = await cognito.AnIdentity(pool, logins);
        var shown = await cognito.Invoke(new DescribeIdentityRequest { IdentityId = id });
        Assert.Equal(id, shown.IdentityId);
        Assert.Equal([TestCognito.ProviderOf(client)], shown.Logins!);
        Assert.Equal(cognito.Clock.GetUtcNow().ToUnixTimeMilliseconds(), shown.CreationDate!.Value.ToUnixTimeMilliseconds());
        Assert.Equal(shown.CreationDate, shown.LastModifiedDate);
    }

    [Fact]
    public async Task Refuses_an_unknown_identity_and_a_caller_without_signature()
    {
        await using var cognito = new TestCognito();
        var refusal = await cognito.Refusal(new DescribeIdentityRequest { IdentityId = "us-east-1:0" });
        Assert.Equal((ErrorCodes.ResourceNotFoundException, "Identity 'us-east-1:0' not found."), (refusal.Code, refusal.Message));
        Assert.Equal(ErrorCodes.MissingAuthenticationTokenException, (await cognito.Refusal(new DescribeIdentityRequest { IdentityId = "us-east-1:0" }, cognito.Anyone)).Code);
    }
}
