using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

/// <summary>Providers that are asked whose token it is.</summary>
public sealed class SocialLoginsTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.AnIdentityPool(p => p with
    {
        SupportedLoginProviders = new Dictionary<string, string> { ["graph.facebook.com"] = "4711", ["www.amazon.com"] = "amzn1.application.x", ["api.twitter.com"] = "key;secret" },
    });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Facebook_names_app_and_person()
    {
        _cognito.Web.Answers("https://graph.facebook.com/app?access_token=a%26b", """{"id":"4711","name":"My app"}""");
        _cognito.Web.Answers("https://graph.facebook.com/me?fields=id,name,email&access_token=a%26b", """{"id":"100","name":"Ana"}""");
        await Accepted("graph.facebook.com", "a&b");
    }

    [Fact]
    public async Task A_token_for_another_app_is_not_taken()
    {
        _cognito.Web.Answers("https://graph.facebook.com/app?access_token=t", """{"id":"666"}""");
        _cognito.Web.Answers("https://graph.facebook.com/me?fields=id,name,email&access_token=t", """{"id":"100"}""");
        _cognito.Web.Answers("https://api.amazon.com/auth/o2/tokeninfo?access_token=t", """{"aud":"amzn1.application-oa2-client.y","app_id":"amzn1.application.y","user_id":"u","exp":3000}""");
        foreach (var provider in new[] { "graph.facebook.com", "www.amazon.com" })
            await Refused(ErrorCodes.NotAuthorizedException, "Token is not from a supported provider of this identity pool.", provider, "t");
    }

    [Fact]
    public async Task Amazon_names_app_person_and_time_left()
    {
        _cognito.Web.Answers("https://api.amazon.com/auth/o2/tokeninfo?access_token=t", """{"aud":"amzn1.application-oa2-client.z","app_id":"amzn1.application.x","user_id":"amzn1.account.u","exp":3000}""");
        await Accepted("www.amazon.com", "t");
        _cognito.Web.Answers("https://api.amazon.com/auth/o2/tokeninfo?access_token=t", """{"app_id":"amzn1.application.x","user_id":"amzn1.account.u","exp":0}""");
        await Refused(ErrorCodes.NotAuthorizedException, "Invalid login token. Token expired.", "www.amazon.com", "t");
    }

    [Fact]
    public async Task Twitter_is_asked_with_a_signature_of_both_secrets()
    {
        _cognito.Web.Answers("https://api.twitter.com/1.1/account/verify_credentials.json", """{"id":7,"id_str":"7"}""");
        await Accepted("api.twitter.com", "token;tokensecret");
        var header = _cognito.Web.Asked[0].Headers!["Authorization"];
        Assert.Matches("^OAuth oauth_consumer_key=\"key\", oauth_nonce=\"[a-z0-9]+\", oauth_signature=\"[^\"]+\", oauth_signature_method=\"HMAC-SHA1\", oauth_timestamp=\"1772528707\", oauth_token=\"token\", oauth_version=\"1.0\"$", header);
        await Refused(ErrorCodes.NotAuthorizedException, "Invalid login token. Token and token secret are separated by a semicolon.", "api.twitter.com", "token");
    }

    [Theory]
    [InlineData(401, ErrorCodes.NotAuthorizedException, "Invalid login token. www.amazon.com does not accept it.")]
    [InlineData(500, ErrorCodes.ExternalServiceException, "www.amazon.com answered 500.")]
    [InlineData(302, ErrorCodes.ExternalServiceException, "www.amazon.com answered 302.")]
    [InlineData(200, ErrorCodes.ExternalServiceException, "www.amazon.com: the answer cannot be read.")]
    public async Task What_the_provider_says_is_not_repeated(int status, string code, string message)
    {
        _cognito.Web.Answers("https://api.amazon.com/auth/o2/tokeninfo?access_token=t", "secret words", status);
        await Refused(code, message, "www.amazon.com", "t");
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_is_no_verdict() =>
        await Refused(ErrorCodes.ExternalServiceException, "graph.facebook.com: The provider could not be reached.", "graph.facebook.com", "t");

    private async Task Accepted(string provider, string token)
    {
        var logins = new Dictionary<string, string> { [provider] = token };
        var id = await _cognito.AnIdentity(_pool, logins);
        Assert.Equal(id, await _cognito.AnIdentity(_pool, logins));
        Assert.Equal([provider], (await _cognito.Invoke(new DescribeIdentityRequest { IdentityId = id })).Logins!);
    }

    private async Task Refused(string code, string message, string provider, string token)
    {
        var refusal = await _cognito.Refusal(new GetIdRequest { IdentityPoolId = _pool.IdentityPoolId, Logins = new Dictionary<string, string> { [provider] = token } });
        Assert.Equal((code, message), (refusal.Code, refusal.Message));
    }
}
