using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class ListSAMLProvidersTests
{
    [Fact]
    public async Task Lists_them_by_name()
    {
        await using var cognito = new TestCognito();
        Assert.Empty((await cognito.Invoke(new ListSAMLProvidersRequest())).SAMLProviderList);
        await cognito.AnIamSamlProvider("Two");
        await cognito.AnIamSamlProvider("One");
        var listed = (await cognito.Invoke(new ListSAMLProvidersRequest())).SAMLProviderList;
        Assert.Equal(["arn:aws:iam::123456789012:saml-provider/One", "arn:aws:iam::123456789012:saml-provider/Two"], listed.Select(p => p.Arn));
        Assert.All(listed, p => Assert.Equal((cognito.Clock.GetUtcNow(), cognito.Clock.GetUtcNow().AddYears(100)), (p.CreateDate, p.ValidUntil)));
        Assert.Equal(ErrorCodes.MissingAuthenticationTokenException, (await cognito.Refusal(new ListSAMLProvidersRequest(), cognito.Anyone)).Code);
    }
}
