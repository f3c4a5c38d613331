using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class UpdateManagedLoginBrandingTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolClientType _client = null!;
    private UpdateManagedLoginBrandingRequest _request = null!;

    public async ValueTask InitializeAsync()
    {
        var pool = await _cognito.APool();
        await _cognito.ADomain(pool, version: 2);
        _client = await _cognito.AWebClient(pool, c => c with { GenerateSecret = false });
        var style = (await _cognito.Invoke(CreateManagedLoginBrandingTests.Style(
            _client, """{"components":{"form":{"lightMode":{"backgroundColor":"fffbe6ff"},"logo":{"enabled":true}}}}""", CreateManagedLoginBrandingTests.Asset("FORM_LOGO", "LIGHT", "PNG", Pictures.Png)))).ManagedLoginBranding!;
        _request = new UpdateManagedLoginBrandingRequest { UserPoolId = pool.Id, ManagedLoginBrandingId = style.ManagedLoginBrandingId };
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task What_is_left_out_stays_member_by_member_and_the_pages_change_at_once()
    {
        _cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        var changed = (await _cognito.Invoke(_request with { Settings = JsonElement.Parse("""{"components":{"form":{"lightMode":{"borderColor":"112233ff"}}}}""") })).ManagedLoginBranding!;
        Assert.Equal("""{"components":{"form":{"lightMode":{"backgroundColor":"fffbe6ff","borderColor":"112233ff"},"logo":{"enabled":true}}}}""", changed.Settings!.Value.GetRawText());
        Assert.Single(changed.Assets!);
        Assert.True(changed.LastModifiedDate > changed.CreationDate);
        var look = await Look();
        Assert.Contains("--card:#fffbe6ff", look.Css);
        Assert.Contains("--card-line:#112233ff", look.Css);
        Assert.NotNull(look.Logo);
    }

    [Fact]
    public async Task An_asset_takes_the_place_of_its_kind_and_one_without_bytes_takes_it_away()
    {
        var before = (await Look()).Logo!.Picture.Url;
        var changed = (await _cognito.Invoke(_request with { Assets = [CreateManagedLoginBrandingTests.Asset("FORM_LOGO", "LIGHT", "SVG", Pictures.Svg), CreateManagedLoginBrandingTests.Asset("FORM_LOGO", "DARK", "PNG", Pictures.Png)] })).ManagedLoginBranding!;
        Assert.Equal([("DARK", "PNG"), ("LIGHT", "SVG")], changed.Assets!.Select(a => (a.ColorMode, a.Extension)));
        Assert.NotEqual(before, (await Look()).Logo!.Picture.Url);
        var left = (await _cognito.Invoke(_request with { Assets = [CreateManagedLoginBrandingTests.Asset("FORM_LOGO", "LIGHT", "SVG", null)] })).ManagedLoginBranding!;
        Assert.Equal("DARK", Assert.Single(left.Assets!).ColorMode);
        Assert.Null((await Look()).Logo);
    }

    [Fact]
    public async Task Cognitos_values_take_everything_away()
    {
        var changed = (await _cognito.Invoke(_request with { UseCognitoProvidedValues = true })).ManagedLoginBranding!;
        Assert.Equal((true, null), (changed.UseCognitoProvidedValues, changed.Settings));
        Assert.Empty(changed.Assets!);
        Assert.Contains("--card:#ffffffff", (await Look()).Css);
        Assert.False((await _cognito.Invoke(_request with { Settings = JsonElement.Parse("{}") })).ManagedLoginBranding!.UseCognitoProvidedValues);
    }

    [Fact]
    public async Task A_picture_is_served_by_the_hash_of_its_content_to_its_own_domain()
    {
        var name = (await Look()).Logo!.Picture.Url["branding/".Length..];
        Assert.Equal(new GetLoginImageResponse(Pictures.Png, "image/png").ContentType, (await _cognito.Invoke(new GetLoginImageRequest { Domain = TestCognito.Domain, Name = name })).ContentType);
        await _cognito.ADomain(await _cognito.APool(), "other");
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new GetLoginImageRequest { Domain = "other", Name = name })).Code);
    }

    [Fact]
    public async Task What_is_wrong_changes_nothing()
    {
        foreach (var wrong in new[]
                 {
                     _request with { Settings = JsonElement.Parse("""{"nothing":1}""") }, _request with { UseCognitoProvidedValues = true, Settings = JsonElement.Parse("{}") },
                     _request with { Assets = [CreateManagedLoginBrandingTests.Asset("FORM_LOGO", "LIGHT", "PNG", Pictures.Jpeg)] }, _request with { UserPoolId = null }, _request with { ManagedLoginBrandingId = null },
                 })
            Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(wrong)).Code);
        foreach (var nowhere in new[] { _request with { UserPoolId = (await _cognito.APool()).Id }, _request with { ManagedLoginBrandingId = Guid.NewGuid().ToString() } })
            Assert.Equal((ErrorCodes.ResourceNotFoundException, "Managed login branding does not exist."), await _cognito.Refusal(nowhere) is var r ? (r.Code, r.Message) : default);
        Assert.Contains("--card:#fffbe6ff", (await Look()).Css);
    }

    private async Task<ManagedLoginLook> Look() => (await SetUICustomizationTests.Branding(_cognito, _client)).ManagedLogin!;
}
