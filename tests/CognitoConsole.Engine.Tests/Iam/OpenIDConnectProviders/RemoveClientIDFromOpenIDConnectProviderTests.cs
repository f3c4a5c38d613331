using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class RemoveClientIDFromOpenIDConnectProviderTests
{
    [Fact]
    public async Task Takes_a_client_away_and_does_not_mind_an_unknown_one()
    {
        await using var cognito = new TestCognito();
        await cognito.Invoke(new CreateOpenIDConnectProviderRequest { Url = "https://id.example.com/x", ClientIDList = ["app"], ThumbprintList = [new string('a', 40)] });
        await cognito.Invoke(new RemoveClientIDFromOpenIDConnectProviderRequest { OpenIDConnectProviderArn = "arn:aws:iam::123456789012:oidc-provider/id.example.com/x", ClientID = "other" });
        await cognito.Invoke(new RemoveClientIDFromOpenIDConnectProviderRequest { OpenIDConnectProviderArn = "arn:aws:iam::123456789012:oidc-provider/id.example.com/x", ClientID = "app" });
        Assert.Empty((await cognito.Invoke(new GetOpenIDConnectProviderRequest { OpenIDConnectProviderArn = "arn:aws:iam::123456789012:oidc-provider/id.example.com/x" })).ClientIDList);
    }
}
