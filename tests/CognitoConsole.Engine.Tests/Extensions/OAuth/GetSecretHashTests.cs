using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetSecretHashTests
{
    [Fact]
    public async Task Is_what_the_public_operations_ask_for()
    {
        await using var cognito = new TestCognito();
        var (pool, open) = await cognito.ASite();
        var client = await cognito.AWebClient(pool);
        Assert.Equal(TestCognito.HashFor(client, "ana"), (await cognito.Invoke(Request(client.ClientId!))).SecretHash);
        Assert.Null((await cognito.Invoke(Request(open.ClientId!))).SecretHash);
    }

    [Fact]
    public async Task Is_for_the_hosted_UI_alone()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        Assert.Equal(ErrorCodes.AccessDeniedException, (await cognito.Refusal(Request(client.ClientId!), cognito.Anyone)).Code);
    }

    private static GetSecretHashRequest Request(string clientId) => new() { Domain = TestCognito.Domain, ClientId = clientId, Username = "ana" };
}
