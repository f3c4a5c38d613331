using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DescribeTermsTests
{
    [Fact]
    public async Task Shows_the_document_to_its_own_pool()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var terms = (await cognito.Invoke(CreateTermsTests.Terms(client, "terms-of-use"))).Terms!;
        var shown = (await cognito.Invoke(new DescribeTermsRequest { UserPoolId = pool.Id!, TermsId = terms.TermsId })).Terms!;
        Assert.Equal((terms.TermsId, terms.TermsName, terms.CreationDate), (shown.TermsId, shown.TermsName, shown.CreationDate));
        Assert.Equal(terms.Links, shown.Links);
        var other = await cognito.APool();
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new DescribeTermsRequest { UserPoolId = other.Id!, TermsId = terms.TermsId })).Code);
    }
}
