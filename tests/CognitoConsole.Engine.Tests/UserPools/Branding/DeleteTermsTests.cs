using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DeleteTermsTests
{
    [Fact]
    public async Task Takes_the_document_off_the_pages_at_once()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        await cognito.Invoke(CreateTermsTests.Terms(client, "privacy-policy"));
        var terms = (await cognito.Invoke(CreateTermsTests.Terms(client, "terms-of-use"))).Terms!;
        Assert.NotNull((await SetUICustomizationTests.Branding(cognito, client)).TermsOfUse);
        var request = new DeleteTermsRequest { UserPoolId = pool.Id!, TermsId = terms.TermsId };
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(request with { UserPoolId = (await cognito.APool()).Id! })).Code);
        await cognito.Invoke(request);
        Assert.Null((await SetUICustomizationTests.Branding(cognito, client)).TermsOfUse);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(request)).Code);
    }

    [Fact]
    public async Task Documents_go_with_their_client()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        await cognito.Invoke(CreateTermsTests.Terms(client, "terms-of-use"));
        await cognito.Invoke(new DeleteUserPoolClientRequest { UserPoolId = pool.Id!, ClientId = client.ClientId! });
        Assert.Empty((await cognito.Invoke(new ListTermsRequest { UserPoolId = pool.Id! })).Terms);
    }
}
