using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DescribeManagedLoginBrandingTests
{
    [Fact]
    public async Task Shows_what_was_given_and_when_asked_all_that_holds()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        const string Settings = """{"components":{"pageBackground":{"lightMode":{"color":"112233ff"}}}}""";
        var style = (await cognito.Invoke(CreateManagedLoginBrandingTests.Style(client, Settings, CreateManagedLoginBrandingTests.Asset("PAGE_BACKGROUND", "LIGHT", "PNG", Pictures.Png)))).ManagedLoginBranding!;
        var request = new DescribeManagedLoginBrandingRequest { UserPoolId = pool.Id!, ManagedLoginBrandingId = style.ManagedLoginBrandingId! };
        var own = (await cognito.Invoke(request)).ManagedLoginBranding!;
        Assert.Equal(Settings, own.Settings!.Value.GetRawText());
        Assert.Equal(Pictures.Png, Assert.Single(own.Assets!).Bytes);

        var merged = (await cognito.Invoke(request with { ReturnMergedResources = true })).ManagedLoginBranding!.Settings!.Value;
        Assert.Equal("112233ff", merged.GetProperty("components").GetProperty("pageBackground").GetProperty("lightMode").GetProperty("color").GetString());
        Assert.Equal("0972d3ff", merged.GetProperty("components").GetProperty("primaryButton").GetProperty("lightMode").GetProperty("defaults").GetProperty("backgroundColor").GetString());
        Assert.Equal("LIGHT", merged.GetProperty("categories").GetProperty("global").GetProperty("colorSchemeMode").GetString());

        // All that was shown may be given back.
        await cognito.Invoke(new UpdateManagedLoginBrandingRequest { UserPoolId = pool.Id, ManagedLoginBrandingId = style.ManagedLoginBrandingId, Settings = merged, Assets = own.Assets });
        foreach (var wrong in new[] { request with { UserPoolId = (await cognito.APool()).Id! }, request with { ManagedLoginBrandingId = Guid.NewGuid().ToString() } })
            Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(wrong)).Code);
    }
}
