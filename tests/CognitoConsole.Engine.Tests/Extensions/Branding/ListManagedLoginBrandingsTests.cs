using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListManagedLoginBrandingsTests
{
    [Fact]
    public async Task Lists_the_styles_of_the_pool_by_the_names_of_their_clients()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        foreach (var name in new[] { "shop", "Blog" }) await cognito.Invoke(CreateManagedLoginBrandingTests.Style(await cognito.AClient(pool, c => c with { ClientName = name }), "{}"));
        var plain = await cognito.AClient(pool, c => c with { ClientName = "zoo" });
        await cognito.Invoke(new CreateManagedLoginBrandingRequest { UserPoolId = pool.Id!, ClientId = plain.ClientId!, UseCognitoProvidedValues = true });
        await cognito.Invoke(CreateManagedLoginBrandingTests.Style(await cognito.AClient(await cognito.APool()), "{}"));
        var styles = (await cognito.Invoke(new ListManagedLoginBrandingsRequest { UserPoolId = pool.Id! })).Styles;
        Assert.Equal([("Blog", false), ("shop", false), ("zoo", true)], styles.Select(s => (s.ClientName, s.UseCognitoProvidedValues)));
        Assert.Equal(cognito.Clock.GetUtcNow(), styles[0].LastModifiedDate);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new ListManagedLoginBrandingsRequest { UserPoolId = "us-east-1_nothing01" })).Code);
    }
}
