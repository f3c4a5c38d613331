using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class ListOpenIDConnectProvidersTests
{
    [Fact]
    public async Task Lists_ARNs()
    {
        await using var cognito = new TestCognito();
        await cognito.Invoke(new CreateOpenIDConnectProviderRequest { Url = "https://id.example.com/x", ClientIDList = ["app"], ThumbprintList = [new string('a', 40)] });
        Assert.Equal(["arn:aws:iam::123456789012:oidc-provider/id.example.com/x"], (await cognito.Invoke(new ListOpenIDConnectProvidersRequest())).OpenIDConnectProviderList.Select(p => p.Arn));
        Assert.Equal(ErrorCodes.MissingAuthenticationTokenException, (await cognito.Refusal(new ListOpenIDConnectProvidersRequest(), cognito.Anyone)).Code);
    }
}
