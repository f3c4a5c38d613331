using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>What a provider says that must not make somebody somebody else, nor end the server's work.</summary>
public sealed class ProviderClaimsTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;
    private TestProvider _provider = null!;

    public async ValueTask InitializeAsync()
    {
        (_pool, _client, _provider) = await _cognito.AFederatedSite(mapping: new Dictionary<string, string> { ["nickname"] = "nick" });
        await _cognito.AUser(_pool);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task A_claim_with_the_name_of_the_subject_is_not_the_subject()
    {
        await _cognito.ALink(_pool, "ana", "Okta", "Subject-of-Ana");
        _provider.Claims["Cognito_Subject"] = "Subject-of-Ana";
        Assert.Equal("Okta_Subject-1", await SignedInAs());
    }

    [Theory]
    [InlineData(null, "ana")]
    [InlineData(true, "ana")]
    [InlineData("true", "ana")]
    [InlineData(false, "Okta_Subject-1")]
    [InlineData("False", "Okta_Subject-1")]
    public async Task An_address_that_the_provider_calls_unproven_leads_to_nobodys_account(object? verified, string username)
    {
        await _cognito.ALink(_pool, "ana", "Okta", "ana@example.com", "email");
        (_provider.Claims["email"], _provider.Claims["email_verified"]) = ("ana@example.com", verified);
        Assert.Equal(username, await SignedInAs());
    }

    [Theory]
    [InlineData("Subject-1 ")]
    [InlineData(" Subject-1")]
    [InlineData("Subject-1\0")]
    [InlineData("Sub\nject")]
    public async Task A_subject_that_only_looks_like_another_is_refused(string subject)
    {
        _provider.Claims["sub"] = subject;
        _provider.Tell(new { sub = subject });
        Assert.StartsWith("Okta does not say who it is: sub has white space around it", await _cognito.RefusalThrough(_provider, _client));
    }

    [Fact]
    public async Task A_claim_that_no_database_keeps_is_no_link()
    {
        await _cognito.ALink(_pool, "ana", "Okta", "E-17", "employee");
        (_provider.Claims["badge\0"], _provider.Claims["employee"]) = ("E-17", "E-17\0");
        Assert.Equal("Okta_Subject-1", await SignedInAs());
    }

    [Theory]
    [InlineData("""{"sub":"Subject-1","nick":"a","nick":"b"}""")]
    [InlineData("""{"sub":"Subject-1","nick":"\ud800"}""")]
    [InlineData("""{"sub":"Subject-1","\ud800":"a"}""")]
    [InlineData("""{"sub":"Subject-1","nick":["a","\udc00"]}""")]
    public async Task User_info_that_cannot_be_read_is_told_to_the_app(string userInfo)
    {
        _cognito.Web.Answers("https://idp.example.com/userinfo", userInfo);
        Assert.Equal("Okta Error - 200 error getting user info", await _cognito.RefusalThrough(_provider, _client));
    }

    [Theory]
    [InlineData("""{"access_token":"a","id_token":"a","id_token":"b"}""")]
    [InlineData("""{"access_token":"a","id_token":"\ud800"}""")]
    public async Task So_is_such_an_answer_of_the_token_endpoint(string answer)
    {
        _cognito.Web.PostAnswers["https://idp.example.com/token"] = _ => new OutgoingAnswer(200, answer);
        Assert.Equal("Okta Error - 200 error getting token", await _cognito.RefusalThrough(_provider, _client));
    }

    [Fact]
    public async Task So_is_such_an_ID_token()
    {
        _provider.EditPayload = payload => payload.Replace("\"Jane Doe\"", "\"\\ud800\"", StringComparison.Ordinal);
        Assert.Equal("id_token cannot be read", await _cognito.RefusalThrough(_provider, _client));
    }

    [Fact]
    public async Task A_slash_at_the_end_of_the_issuer_makes_no_other_provider()
    {
        _provider.Claims["iss"] = TestProvider.Issuer + "/";
        Assert.Equal("Okta_Subject-1", await SignedInAs());
        foreach (var other in new[] { TestProvider.Issuer + "//", TestProvider.Issuer + "/tenant", "https://idp.example.co" })
        {
            _provider.Claims["iss"] = other;
            Assert.Equal("Bad id_token issuer", await _cognito.RefusalThrough(_provider, _client));
        }
    }

    [Fact]
    public async Task Names_of_attributes_never_become_part_of_a_host()
    {
        var details = new Dictionary<string, string>(TestCognito.OidcDetails) { ["attributes_url"] = "https://idp.example.com", ["attributes_url_add_attributes"] = "true" };
        foreach (var claim in new[] { ".evil.example.org", "nick name" })
        {
            await _cognito.Invoke(new UpdateIdentityProviderRequest { UserPoolId = _pool.Id!, ProviderName = "Okta", ProviderDetails = details, AttributeMapping = new Dictionary<string, string> { ["nickname"] = claim } });
            Assert.Equal("The attributes_url of Okta has no path to which attributes could be added", await _cognito.RefusalThrough(_provider, _client));
        }

        Assert.DoesNotContain(_cognito.Web.Asked, a => a.Headers?.ContainsKey("Authorization") == true);
    }

    [Theory]
    [InlineData("60", 0, true)]
    [InlineData("60", 110, true)]
    [InlineData("60", 200, false)]
    [InlineData("0", 30, true)]
    [InlineData("0", 200, false)]
    [InlineData(null, 100_000, true)]
    public async Task A_provider_that_does_not_heed_max_age_is_found_out(string? maxAge, int secondsAgo, bool isEnough)
    {
        _provider.Claims["auth_time"] = (_cognito.Clock.GetUtcNow() - TimeSpan.FromSeconds(secondsAgo)).ToUnixTimeSeconds();
        await IsEnough(p => p with { MaxAge = maxAge }, isEnough);
    }

    [Fact]
    public async Task Nor_may_it_answer_from_its_session_where_the_person_has_to_sign_in_anew()
    {
        _provider.Claims["auth_time"] = _cognito.Clock.GetUtcNow().ToUnixTimeSeconds() - 600;
        await IsEnough(p => p with { Prompt = "login" }, false);
        foreach (var nothing in new object?[] { null, "long ago", -1 })
        {
            _provider.Claims["auth_time"] = nothing;
            await IsEnough(p => p with { Prompt = "login" }, true);
        }
    }

    private async Task IsEnough(Func<AuthorizationParameters, AuthorizationParameters> with, bool isEnough)
    {
        var answer = await _cognito.SignInThrough(_provider, _client, with(TestCognito.Parameters(_client)));
        Assert.Equal(isEnough, answer.BrowserSession is not null);
        Assert.Contains(isEnough ? "?code=" : "?error=unmet_authentication_requirements", answer.Location, StringComparison.Ordinal);
    }

    private async Task<string?> SignedInAs()
    {
        var code = TestCognito.Member((await _cognito.SignInThrough(_provider, _client)).Location!, "code");
        return TestCognito.Claims((await _cognito.Invoke(TestCognito.Redeem(_client, code))).IdToken!).GetProperty("cognito:username").GetString();
    }
}
