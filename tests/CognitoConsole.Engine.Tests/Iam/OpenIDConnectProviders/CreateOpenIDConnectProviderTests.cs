using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class CreateOpenIDConnectProviderTests
{
    [Fact]
    public async Task Makes_a_provider_once()
    {
        await using var cognito = new TestCognito();
        await cognito.Invoke(new CreateOpenIDConnectProviderRequest { Url = "https://id.example.com/x", ClientIDList = ["app"], ThumbprintList = [new string('a', 40)] });
        var refusal = await cognito.Refusal(new CreateOpenIDConnectProviderRequest { Url = "https://id.example.com/x/" });
        Assert.Equal((ErrorCodes.EntityAlreadyExistsException, "Provider with url https://id.example.com/x/ already exists."), (refusal.Code, refusal.Message));
    }

    [Fact]
    public async Task Refuses_an_address_that_is_no_issuer()
    {
        await using var cognito = new TestCognito();
        foreach (var url in new[] { "http://id.example.com", "id.example.com", "https://id.example.com?x=1", "https://me@id.example.com", "HTTPS://id.example.com", "https://id.example.com/a b", "https://id.example.com/a " })
            Assert.Equal(ErrorCodes.InvalidInputException, (await cognito.Refusal(new CreateOpenIDConnectProviderRequest { Url = url })).Code);
    }
}
