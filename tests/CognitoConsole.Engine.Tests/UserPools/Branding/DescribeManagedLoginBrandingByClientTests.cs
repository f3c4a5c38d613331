using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DescribeManagedLoginBrandingByClientTests
{
    [Fact]
    public async Task Finds_the_style_of_a_client()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var style = (await cognito.Invoke(CreateManagedLoginBrandingTests.Style(client, "{}"))).ManagedLoginBranding!;
        var request = new DescribeManagedLoginBrandingByClientRequest { UserPoolId = pool.Id!, ClientId = client.ClientId! };
        Assert.Equal(style.ManagedLoginBrandingId, (await cognito.Invoke(request)).ManagedLoginBranding!.ManagedLoginBrandingId);
        Assert.True((await cognito.Invoke(request with { ReturnMergedResources = true })).ManagedLoginBranding!.Settings!.Value.TryGetProperty("componentClasses", out _));
        foreach (var wrong in new[] { request with { ClientId = (await cognito.AClient(pool)).ClientId! }, request with { ClientId = "nobody" }, request with { UserPoolId = (await cognito.APool()).Id! } })
            Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(wrong)).Code);
    }
}
