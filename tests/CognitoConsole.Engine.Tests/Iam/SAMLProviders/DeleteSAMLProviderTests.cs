using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class DeleteSAMLProviderTests
{
    [Fact]
    public async Task Removes_a_provider()
    {
        await using var cognito = new TestCognito();
        var arn = await cognito.AnIamSamlProvider();
        await cognito.Invoke(new DeleteSAMLProviderRequest { SAMLProviderArn = arn });
        var refusal = await cognito.Refusal(new DeleteSAMLProviderRequest { SAMLProviderArn = arn });
        Assert.Equal((ErrorCodes.NoSuchEntityException, $"Manifest not found for arn {arn}"), (refusal.Code, refusal.Message));
        await cognito.AnIamSamlProvider();
    }
}
