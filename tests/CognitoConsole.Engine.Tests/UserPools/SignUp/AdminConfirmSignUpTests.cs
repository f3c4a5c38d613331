using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminConfirmSignUpTests
{
    [Fact]
    public async Task Confirms_without_a_code_and_verifies_nothing()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });
        var client = await cognito.AClient(pool);
        await cognito.SignUp(client);
        await cognito.Invoke(new AdminConfirmSignUpRequest { UserPoolId = pool.Id!, Username = "ana" });
        Assert.Equal("false", (await cognito.AttributesOf(pool, "ana"))["email_verified"]);
        await cognito.SignIn(client);
        await cognito.RefusesAsUnauthorized(new AdminConfirmSignUpRequest { UserPoolId = pool.Id!, Username = "ana" }, "User cannot be confirmed. Current status is CONFIRMED");
        await cognito.RefusesUnknownUser(new AdminConfirmSignUpRequest { UserPoolId = pool.Id!, Username = "nobody" });
    }
}
