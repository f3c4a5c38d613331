using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class GetPrincipalTagAttributeMapTests
{
    [Fact]
    public async Task Shows_an_inactive_map_until_one_is_set()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.AnIdentityPool();
        var map = await cognito.Invoke(new GetPrincipalTagAttributeMapRequest { IdentityPoolId = pool.IdentityPoolId, IdentityProviderName = "accounts.google.com" });
        Assert.False(map.UseDefaults);
        Assert.Empty(map.PrincipalTags!);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new GetPrincipalTagAttributeMapRequest { IdentityPoolId = "us-east-1:0", IdentityProviderName = "x" })).Code);
    }
}
