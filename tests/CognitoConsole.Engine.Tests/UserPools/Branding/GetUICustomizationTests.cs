using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class GetUICustomizationTests
{
    [Fact]
    public async Task Answers_with_the_clients_own_else_that_of_all_else_an_empty_shape()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var get = new GetUICustomizationRequest { UserPoolId = pool.Id!, ClientId = client.ClientId };
        Assert.Equal(new UICustomizationType { UserPoolId = pool.Id, ClientId = client.ClientId }, (await cognito.Invoke(get)).UICustomization);

        await cognito.Invoke(new SetUICustomizationRequest { UserPoolId = pool.Id!, ClientId = "ALL", CSS = ".label-customizable{color:red}", ImageFile = Pictures.Png });
        var all = (await cognito.Invoke(get)).UICustomization;
        Assert.Equal(("ALL", ".label-customizable{color:red}"), (all.ClientId, all.CSS));
        Assert.Equal(all, (await cognito.Invoke(new GetUICustomizationRequest { UserPoolId = pool.Id! })).UICustomization);

        await cognito.Invoke(new SetUICustomizationRequest { UserPoolId = pool.Id!, ClientId = client.ClientId, CSS = ".label-customizable{color:blue}" });
        Assert.Equal((client.ClientId, ".label-customizable{color:blue}"), ((await cognito.Invoke(get)).UICustomization.ClientId, (await cognito.Invoke(get)).UICustomization.CSS));
    }

    [Fact]
    public async Task Without_a_domain_the_image_has_no_address()
    {
        await using var cognito = new TestCognito();
        var (pool, _) = await cognito.ASite();
        await cognito.Invoke(new SetUICustomizationRequest { UserPoolId = pool.Id!, ImageFile = Pictures.Png });
        await cognito.Invoke(new DeleteUserPoolDomainRequest { UserPoolId = pool.Id!, Domain = TestCognito.Domain });
        Assert.Null((await cognito.Invoke(new GetUICustomizationRequest { UserPoolId = pool.Id! })).UICustomization.ImageUrl);
    }

    [Fact]
    public async Task An_unknown_pool_or_client_is_not_found()
    {
        await using var cognito = new TestCognito();
        var (pool, _) = await cognito.ASite();
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new GetUICustomizationRequest { UserPoolId = pool.Id!, ClientId = "nobody" })).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new GetUICustomizationRequest { UserPoolId = "us-east-1_nothing01" })).Code);
    }
}
