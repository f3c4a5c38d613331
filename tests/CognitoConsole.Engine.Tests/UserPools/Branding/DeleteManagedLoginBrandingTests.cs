using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DeleteManagedLoginBrandingTests
{
    [Fact]
    public async Task Takes_the_style_and_its_pictures_off_the_pages_at_once()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        await cognito.Invoke(new UpdateUserPoolDomainRequest { UserPoolId = pool.Id!, Domain = TestCognito.Domain, ManagedLoginVersion = 2 });
        var style = (await cognito.Invoke(CreateManagedLoginBrandingTests.Style(client, "{}", CreateManagedLoginBrandingTests.Asset("FORM_LOGO", "LIGHT", "PNG", Pictures.Png)))).ManagedLoginBranding!;
        Assert.NotNull((await SetUICustomizationTests.Branding(cognito, client)).ManagedLogin);
        var request = new DeleteManagedLoginBrandingRequest { UserPoolId = pool.Id!, ManagedLoginBrandingId = style.ManagedLoginBrandingId! };
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(request with { UserPoolId = (await cognito.APool()).Id! })).Code);
        await cognito.Invoke(request);
        Assert.Null((await SetUICustomizationTests.Branding(cognito, client)).ManagedLogin);
        Assert.False(await cognito.Database(db => db.ManagedLoginAssets.AnyAsync()));
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(request)).Code);
    }

    [Fact]
    public async Task Styles_go_with_their_client()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        await cognito.Invoke(CreateManagedLoginBrandingTests.Style(client, "{}", CreateManagedLoginBrandingTests.Asset("FORM_LOGO", "LIGHT", "PNG", Pictures.Png)));
        await cognito.Invoke(new DeleteUserPoolClientRequest { UserPoolId = pool.Id!, ClientId = client.ClientId! });
        Assert.False(await cognito.Database(db => db.ManagedLoginBrandings.AnyAsync()));
        Assert.False(await cognito.Database(db => db.ManagedLoginAssets.AnyAsync()));
    }
}
