using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetLoginImageTests
{
    [Fact]
    public async Task Serves_the_bytes_under_the_name_of_their_hash_to_their_own_domain()
    {
        await using var cognito = new TestCognito();
        var (pool, _) = await cognito.ASite();
        var url = (await cognito.Invoke(new SetUICustomizationRequest { UserPoolId = pool.Id!, ImageFile = Pictures.Png })).UICustomization.ImageUrl!;
        var name = url[(url.LastIndexOf('/') + 1)..];
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Pictures.Png))[..32] + ".png", name);
        var image = await cognito.Invoke(new GetLoginImageRequest { Domain = TestCognito.Domain, Name = name });
        Assert.Equal(Pictures.Png, image.Bytes);
        Assert.Equal("image/png", image.ContentType);

        var other = await cognito.APool();
        await cognito.ADomain(other, "other");
        foreach (var request in new GetLoginImageRequest[] { new() { Domain = "other", Name = name }, new() { Domain = "nobody", Name = name }, new() { Domain = TestCognito.Domain, Name = "x.png" } })
            Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(request)).Code);

        // The next picture has another name, and the old name is gone.
        await cognito.Invoke(new SetUICustomizationRequest { UserPoolId = pool.Id!, ImageFile = Pictures.Jpeg });
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new GetLoginImageRequest { Domain = TestCognito.Domain, Name = name })).Code);
    }
}
