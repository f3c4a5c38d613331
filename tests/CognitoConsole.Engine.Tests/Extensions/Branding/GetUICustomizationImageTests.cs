using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetUICustomizationImageTests
{
    [Fact]
    public async Task Brings_the_clients_own_logo_else_that_of_all()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var request = new GetUICustomizationImageRequest { UserPoolId = pool.Id!, ClientId = client.ClientId };
        Assert.Null((await cognito.Invoke(request)).ImageFile);
        await cognito.Invoke(new SetUICustomizationRequest { UserPoolId = pool.Id!, ImageFile = Pictures.Png });
        Assert.Equal(Pictures.Png, (await cognito.Invoke(request)).ImageFile);
        await cognito.Invoke(new SetUICustomizationRequest { UserPoolId = pool.Id!, ClientId = client.ClientId, ImageFile = Pictures.Jpeg });
        Assert.Equal(Pictures.Jpeg, (await cognito.Invoke(request)).ImageFile);
        Assert.Equal(Pictures.Png, (await cognito.Invoke(request with { ClientId = null })).ImageFile);
        // A client with a look of its own and no logo has no logo.
        await cognito.Invoke(new SetUICustomizationRequest { UserPoolId = pool.Id!, ClientId = client.ClientId, CSS = ".label-customizable{color:red}" });
        Assert.Null((await cognito.Invoke(request)).ImageFile);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(request with { UserPoolId = "us-east-1_nothing01" })).Code);
    }
}
