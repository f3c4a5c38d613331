using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class GetOpenIDConnectProviderTests
{
    [Fact]
    public async Task Shows_a_provider()
    {
        await using var cognito = new TestCognito();
        await cognito.Invoke(new CreateOpenIDConnectProviderRequest { Url = "https://id.example.com/x", ClientIDList = ["app"], ThumbprintList = [new string('a', 40)] });
        var shown = await cognito.Invoke(new GetOpenIDConnectProviderRequest { OpenIDConnectProviderArn = "arn:aws:iam::123456789012:oidc-provider/id.example.com/x" });
        Assert.Equal("id.example.com/x", shown.Url);
        Assert.Equal(["app"], shown.ClientIDList);
        Assert.Single(shown.ThumbprintList);
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new GetOpenIDConnectProviderRequest { OpenIDConnectProviderArn = "arn:aws:iam::123456789012:oidc-provider/id.example.com/xy" })).Code);
    }
}
