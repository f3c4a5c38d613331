using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DescribeTermsByClientTests
{
    [Fact]
    public async Task Finds_the_document_by_client_and_name()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var terms = (await cognito.Invoke(CreateTermsTests.Terms(client, "terms-of-use"))).Terms!;
        var request = new DescribeTermsByClientRequest { UserPoolId = pool.Id!, ClientId = client.ClientId!, TermsName = "terms-of-use" };
        Assert.Equal(terms.TermsId, (await cognito.Invoke(request)).Terms!.TermsId);
        var other = await cognito.AClient(pool);
        foreach (var wrong in new[] { request with { TermsName = "privacy-policy" }, request with { ClientId = other.ClientId! }, request with { ClientId = "nobody" } })
            Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(wrong)).Code);
    }
}
