using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class UpdateTermsTests
{
    [Fact]
    public async Task Changes_the_links_and_keeps_what_is_left_out()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var terms = (await cognito.Invoke(CreateTermsTests.Terms(client, "terms-of-use"))).Terms!;
        cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        var request = new UpdateTermsRequest { UserPoolId = pool.Id!, TermsId = terms.TermsId };
        var links = new Dictionary<string, string> { ["cognito:default"] = "https://example.com/new" };
        var changed = (await cognito.Invoke(request with { Links = links, TermsName = "terms-of-use" })).Terms!;
        Assert.Equal(links, changed.Links);
        Assert.True(changed.LastModifiedDate > changed.CreationDate);
        Assert.Equal(links, (await cognito.Invoke(request)).Terms!.Links);

        Assert.Equal("TermsName cannot be changed.", (await cognito.Refusal(request with { TermsName = "privacy-policy" })).Message);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(request with { Links = new Dictionary<string, string> { ["cognito:default"] = "javascript:alert(1)" } })).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(request with { UserPoolId = (await cognito.APool()).Id! })).Code);
        Assert.Equal(links, (await cognito.Invoke(new DescribeTermsRequest { UserPoolId = pool.Id!, TermsId = terms.TermsId })).Terms!.Links);
    }
}
