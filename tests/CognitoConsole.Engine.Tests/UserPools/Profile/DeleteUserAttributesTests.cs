using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DeleteUserAttributesTests
{
    [Fact]
    public async Task Takes_away_what_the_client_may_write()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool, c => c with { WriteAttributes = ["nickname", "email"] });
        await cognito.AUser(pool);
        await cognito.SetAttributes(pool, "ana", ("nickname", "annie"), ("name", "Ana"));
        var token = (await cognito.SignIn(client)).AccessToken!;
        await cognito.Invoke(new DeleteUserAttributesRequest { AccessToken = token, UserAttributeNames = ["nickname", "email"] });
        Assert.Equal(["name", "sub"], (await cognito.AttributesOf(pool, "ana")).Keys.Order());
        foreach (var name in new[] { "name", "sub", "email_verified", "custom:x" })
            await cognito.RefusesAsUnauthorized(new DeleteUserAttributesRequest { AccessToken = token, UserAttributeNames = [name] }, "A client attempted to write unauthorized attribute");
    }
}
