using System.Net.Http.Headers;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>A user pool whose customer managed key is away: nobody's fault who is at the pages.</summary>
public sealed class EncryptionKeyTests
{
    private const string Arn = "arn:aws:kms:us-east-1:123456789012:key/customers";
    private const string OurTrouble = "Something is wrong on our side, not with what you have entered. Please try again later.";

    [Fact]
    public async Task Without_the_key_pages_and_endpoints_speak_of_trouble_of_our_own()
    {
        using var keys = new CustomerKeyFolder();
        await using var site = await Site.Start(
            p => p with { KeyConfiguration = new() { KeyType = EncryptionKeyType.CustomerManagedKey, KmsKeyArn = Arn } }, c => c with { GenerateSecret = false }, new() { KmsKeys = [keys.New(Arn)] });
        await site.Cognito.AUser(site.Pool);
        var tokens = await site.Cognito.TokensFromSite(site.Client);
        using var browser = site.Browser();
        var login = await browser.Open(site.Login());
        var file = keys.Take(Arn);

        // Whoever there is and whoever there is not: the same page.
        foreach (var username in new[] { "ana", "nobody" })
        {
            var refused = await browser.Submit(login, new() { ["username"] = username, ["password"] = TestCognito.Password });
            Assert.Equal(System.Net.HttpStatusCode.InternalServerError, refused.Status);
            Assert.Contains(OurTrouble, refused.Text, StringComparison.Ordinal);
        }

        using var http = new HttpClient();
        using var refresh = await http.PostAsync(site.Base + "/oauth2/token", new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["client_id"] = site.Client.ClientId!, ["refresh_token"] = tokens.RefreshToken! }));
        Assert.Equal((500, "{\"error\":\"server_error\"}"), ((int)refresh.StatusCode, await refresh.Content.ReadAsStringAsync()));
        using var request = new HttpRequestMessage(HttpMethod.Get, site.Base + "/oauth2/userInfo") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken) } };
        using var info = await http.SendAsync(request);
        Assert.Equal((500, "{\"error\":\"server_error\"}"), ((int)info.StatusCode, await info.Content.ReadAsStringAsync()));

        keys.Return(Arn, file);
        Assert.StartsWith(TestCognito.Callback, (await browser.Submit(login, new() { ["username"] = "ana", ["password"] = TestCognito.Password })).Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task There_is_no_login_page_with_or_without_a_client_secret(bool secret)
    {
        using var keys = new CustomerKeyFolder();
        await using var site = await Site.Start(
            p => p with { KeyConfiguration = new() { KeyType = EncryptionKeyType.CustomerManagedKey, KmsKeyArn = Arn } }, c => c with { GenerateSecret = secret }, new() { KmsKeys = [keys.New(Arn)] });
        keys.Take(Arn);
        using var browser = site.Browser();
        var page = await browser.Open(site.Login());
        Assert.Equal(System.Net.HttpStatusCode.InternalServerError, page.Status);
        Assert.Contains(OurTrouble, page.Text, StringComparison.Ordinal);
    }
}
