using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>Which metadata counts at a sign-in.</summary>
[Trait("Databases", "One")]
public sealed class SamlProvidersTests : IAsyncLifetime
{
    private const string Unavailable = "The metadata of the identity provider is not available.";
    private const string NotValid = "The signature of the identity provider is not valid.";
    private readonly SamlIdentityProvider _next = SamlIdentityProvider.WithOtherKey();
    private SamlSite _site = null!;

    private int Asked => _site.Cognito.Web.Asked.Count;

    public async ValueTask InitializeAsync()
    {
        _site = await SamlSite.OpenByUrl();
        _site.Cognito.Web.Asked.Clear();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Fetches_once_and_again_after_six_hours()
    {
        for (var i = 0; i < 3; i++) await Read(_site.Idp);
        Assert.Equal(1, Asked);
        Assert.Contains("samlmetadata+xml", _site.Cognito.Web.Asked[0].Headers!["Accept"], StringComparison.Ordinal);
        Pass(TimeSpan.FromHours(6) - TimeSpan.FromSeconds(1));
        await Read(_site.Idp);
        Assert.Equal(1, Asked);
        Pass(TimeSpan.FromSeconds(1));
        _site.Cognito.Web.Answers(SamlSite.MetadataUrl, _next.Metadata());
        await Read(_next);
        Assert.Equal(2, Asked);
        // The key that was withdrawn is good no more.
        Assert.Equal(NotValid, await _site.Refusal(_site.Answer));
    }

    [Fact]
    public async Task An_unknown_key_is_looked_for_once_a_minute()
    {
        await Read(_site.Idp);
        _site.Cognito.Web.Answers(SamlSite.MetadataUrl, _site.Idp.Metadata(_site.Idp, _next));
        for (var i = 0; i < 3; i++) Assert.Equal(NotValid, await Refusal(_next));
        Assert.Equal(1, Asked);
        Pass(TimeSpan.FromMinutes(1));
        await Read(_next);
        await Read(_site.Idp);
        Assert.Equal(2, Asked);
        Pass(TimeSpan.FromMinutes(1));
        using var ecdsa = SamlIdentityProvider.WithEcdsa();
        for (var i = 0; i < 3; i++) Assert.Equal(NotValid, await Refusal(ecdsa));
        Assert.Equal(3, Asked);
    }

    public static TheoryData<string, int> NoMetadata => new() { { "", 500 }, { "", 302 }, { "<html/>", 200 }, { "<!DOCTYPE x><x/>", 200 }, { "plain", 200 }, { "expired", 200 }, { "bare", 200 } };

    [Theory, MemberData(nameof(NoMetadata))]
    public async Task A_copy_serves_for_a_day_where_the_address_answers_nonsense(string body, int status)
    {
        await Read(_site.Idp);
        _site.Cognito.Web.Answers(SamlSite.MetadataUrl, body switch
        {
            "plain" => _next.Metadata().Replace("https://idp.example.com/sso", "http://idp.example.com/sso", StringComparison.Ordinal),
            "expired" => _next.Metadata("2026-03-03T09:00:00Z"),
            "bare" => System.Text.RegularExpressions.Regex.Replace(_next.Metadata(), "<ds:X509Certificate>.*?</ds:X509Certificate>", ""),
            _ => body,
        }, status);
        Pass(TimeSpan.FromHours(6));
        for (var i = 0; i < 3; i++) await Read(_site.Idp);
        Assert.Equal(2, Asked);
        Pass(TimeSpan.FromMinutes(1));
        await Read(_site.Idp);
        Assert.Equal(3, Asked);
        Pass(TimeSpan.FromHours(18) - TimeSpan.FromMinutes(1) - TimeSpan.FromSeconds(1));
        await Read(_site.Idp);
        Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(Unavailable, await _site.Refusal(_site.Answer));
        Pass(TimeSpan.FromSeconds(10));
        _site.Cognito.Web.Answers(SamlSite.MetadataUrl, _next.Metadata());
        await Read(_next);
    }

    [Fact]
    public async Task Without_a_copy_it_is_asked_again_after_ten_seconds()
    {
        _site.Cognito.Web.Answers(SamlSite.MetadataUrl, "", 500);
        for (var i = 0; i < 3; i++) Assert.Equal(Unavailable, await _site.Refusal(_site.Answer));
        Assert.Equal(1, Asked);
        Pass(TimeSpan.FromSeconds(10));
        _site.Cognito.Web.Answers(SamlSite.MetadataUrl, _site.Idp.Metadata());
        await Read(_site.Idp);
        Assert.Contains(_site.Cognito.Logged, l => l.Contains("metadata of the SAML provider Corp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Metadata_is_not_used_after_its_own_end()
    {
        _site.Cognito.Web.Answers(SamlSite.MetadataUrl, _site.Idp.Metadata("2026-03-03T10:05:07Z"));
        await Read(_site.Idp);
        _site.Cognito.Web.Answers(SamlSite.MetadataUrl, "", 500);
        Pass(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        await Read(_site.Idp);
        Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(Unavailable, await _site.Refusal(_site.Answer));
        Assert.Equal(2, Asked);
    }

    [Fact]
    public async Task Who_saves_the_provider_gets_what_is_there_now()
    {
        await Read(_site.Idp);
        Pass(TimeSpan.FromMinutes(2));
        _site.Cognito.Web.Answers(SamlSite.MetadataUrl, _next.Metadata());
        await _site.Cognito.Invoke(new UpdateIdentityProviderRequest { UserPoolId = _site.Pool.Id, ProviderName = "Corp", ProviderDetails = new Dictionary<string, string> { ["MetadataURL"] = SamlSite.MetadataUrl } });
        await _site.Reload();
        await Read(_next);
        Assert.Equal(NotValid, await _site.Refusal(_site.Answer));
    }

    [Fact]
    public async Task A_file_counts_as_it_was_uploaded()
    {
        await using var site = await SamlSite.Open(_site.Idp.Metadata("2026-03-03T10:00:00Z"));
        site.Cognito.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal("Alice@example.com", (await site.Read(site.Answer)).NameId);
        Assert.Equal(NotValid, await site.Refusal(_next.Response(site.Answer)));
        Assert.Empty(site.Cognito.Web.Asked);
    }

    [Fact]
    public async Task Many_sign_ins_at_once_ask_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _site.Get<SamlProviders>().Of(_site.Provider, default))));
        Assert.Equal(1, Asked);
    }

    private void Pass(TimeSpan time) => _site.Cognito.Clock.Advance(time);

    private async Task Read(SamlIdentityProvider by) => Assert.Equal("Alice@example.com", (await _site.Read(by.Response(_site.Answer))).NameId);

    private Task<string> Refusal(SamlIdentityProvider by) => _site.Refusal(by.Response(_site.Answer));
}
