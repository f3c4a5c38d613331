using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class AddClientIDToOpenIDConnectProviderTests
{
    [Fact]
    public async Task Adds_a_client_once()
    {
        await using var cognito = new TestCognito();
        await cognito.Invoke(new CreateOpenIDConnectProviderRequest { Url = "https://id.example.com/x", ClientIDList = ["app"], ThumbprintList = [new string('a', 40)] });
        for (var i = 0; i < 2; i++) await cognito.Invoke(new AddClientIDToOpenIDConnectProviderRequest { OpenIDConnectProviderArn = "arn:aws:iam::123456789012:oidc-provider/id.example.com/x", ClientID = "web" });
        Assert.Equal(["app", "web"], (await cognito.Invoke(new GetOpenIDConnectProviderRequest { OpenIDConnectProviderArn = "arn:aws:iam::123456789012:oidc-provider/id.example.com/x" })).ClientIDList);
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new AddClientIDToOpenIDConnectProviderRequest { OpenIDConnectProviderArn = "arn:aws:iam::123456789012:oidc-provider/id.example.com/xy", ClientID = "web" })).Code);
    }
}
