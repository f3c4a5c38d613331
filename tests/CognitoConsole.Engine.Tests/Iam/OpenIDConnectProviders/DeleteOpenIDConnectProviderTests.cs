using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class DeleteOpenIDConnectProviderTests
{
    [Fact]
    public async Task Removes_a_provider()
    {
        await using var cognito = new TestCognito();
        await cognito.Invoke(new CreateOpenIDConnectProviderRequest { Url = "https://id.example.com/x", ClientIDList = ["app"], ThumbprintList = [new string('a', 40)] });
        await cognito.Invoke(new DeleteOpenIDConnectProviderRequest { OpenIDConnectProviderArn = "arn:aws:iam::123456789012:oidc-provider/id.example.com/x" });
        Assert.Equal((ErrorCodes.NoSuchEntityException, "OpenIDConnect Provider not found for arn " + "arn:aws:iam::123456789012:oidc-provider/id.example.com/x"), await cognito.Refusal(new DeleteOpenIDConnectProviderRequest { OpenIDConnectProviderArn = "arn:aws:iam::123456789012:oidc-provider/id.example.com/x" }) is var r ? (r.Code, r.Message) : default);
    }
}
