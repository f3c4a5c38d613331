using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminInitiateAuthTests
{
    [Fact]
    public async Task A_server_signs_a_user_in_with_the_password()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        Assert.NotNull((await cognito.Invoke(TestCognito.AdminPasswordAuth(client))).AuthenticationResult!.IdToken);
        await cognito.RefusesAsUnauthorized(TestCognito.AdminPasswordAuth(client, password: "Wrong-Horse-9"), "Incorrect username or password.");
        await cognito.RefusesAsInvalid(TestCognito.AdminPasswordAuth(client) with { AuthFlow = AuthFlowType.UserPasswordAuth }, "Initiate Auth method not supported");
    }

    [Fact]
    public async Task The_flow_must_be_on_and_the_client_of_that_pool()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.AUser(pool);
        var closed = await cognito.AClient(pool, c => c with { ExplicitAuthFlows = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] });
        await cognito.RefusesAsInvalid(TestCognito.AdminPasswordAuth(closed), "Auth flow not enabled for this client");
        var elsewhere = await cognito.AClient(await cognito.APool());
        var refusal = await cognito.Refusal(TestCognito.AdminPasswordAuth(elsewhere) with { UserPoolId = pool.Id! });
        Assert.Equal(ErrorCodes.ResourceNotFoundException, refusal.Code);
    }

    [Fact]
    public async Task Nobody_calls_it_without_a_signature()
    {
        await using var cognito = new TestCognito();
        var client = await cognito.AClient(await cognito.APool());
        Assert.Equal(ErrorCodes.MissingAuthenticationTokenException, (await cognito.Refusal(TestCognito.AdminPasswordAuth(client), cognito.Anyone)).Code);
    }
}
