using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.Sts;

public sealed class AssumeRoleWithWebIdentityTests : IAsyncLifetime
{
    private const string Denied = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;
    private UserPoolClientType _client = null!;
    private IReadOnlyDictionary<string, string> _logins = null!;
    private string _ana = null!;

    public async ValueTask InitializeAsync()
    {
        (_pool, _client, _logins) = await _cognito.AnApp(p => p with { AllowClassicFlow = true });
        await _cognito.Roles(_pool, users: TestCognito.Allow("s3:*"), guests: TestCognito.Allow("*"));
        _ana = await _cognito.AnIdentity(_pool, _logins);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Is_the_second_half_of_the_basic_flow()
    {
        var answer = await _cognito.Invoke(await Request("Users"));
        Assert.Equal((_ana, _pool.IdentityPoolId, "cognito-identity.amazonaws.com"), (answer.SubjectFromWebIdentityToken, answer.Audience, answer.Provider));
        Assert.Equal("arn:aws:sts::123456789012:assumed-role/Users/app1", answer.AssumedRoleUser!.Arn);
        var caller = await _cognito.As(answer.Credentials!);
        Assert.Null(await _cognito.WhyNot(caller, "s3:GetObject"));
        Assert.NotNull(await _cognito.WhyNot(caller, "dynamodb:Query"));
        Assert.Equal(1, await _cognito.Database(db => db.IdentityEvents.CountAsync(e => e.Kind == "Credentials" && e.IdentityId == _ana)));
    }

    [Fact]
    public async Task Does_not_scope_guests_down_which_is_why_it_is_off_by_default()
    {
        var guest = await _cognito.AnIdentity(_pool);
        var token = (await _cognito.Invoke(new GetOpenIdTokenRequest { IdentityId = guest })).Token!;
        var caller = await _cognito.As((await _cognito.Invoke(Request("Guests", token))).Credentials!);
        Assert.Null(await _cognito.WhyNot(caller, "ec2:RunInstances"));

        await _cognito.Invoke(new UpdateIdentityPoolRequest { IdentityPoolId = _pool.IdentityPoolId, IdentityPoolName = "x", AllowUnauthenticatedIdentities = true, AllowClassicFlow = false });
        await Refused(ErrorCodes.AccessDeniedException, Denied, Request("Guests", token));
    }

    [Fact]
    public async Task Trust_policies_see_audience_and_amr()
    {
        var request = await Request("Users");
        await Refused(ErrorCodes.AccessDeniedException, Denied, request with { RoleArn = Arn("Guests") });
        await Refused(ErrorCodes.AccessDeniedException, Denied, request with { RoleArn = Arn("Nobody") });
        await Refused(ErrorCodes.AccessDeniedException, Denied, request with { RoleArn = await _cognito.AnIamRole("Foreign", TestCognito.TrustIn("us-east-1:00000000-0000-0000-0000-000000000000")) });
        await Refused(ErrorCodes.AccessDeniedException, Denied, request with { RoleArn = await _cognito.AnIamRole("Facebook", TestCognito.TrustIn(_pool.IdentityPoolId, "graph.facebook.com")) });
        await Refused(ErrorCodes.AccessDeniedException, Denied, request with { RoleArn = await _cognito.AnIamRole("Account", TestCognito.TrustInAccount) });
        await _cognito.Invoke(request with { RoleArn = await _cognito.AnIamRole("ByProvider", TestCognito.TrustIn(_pool.IdentityPoolId, TestCognito.ProviderOf(_client))) });
    }

    [Fact]
    public async Task Refuses_tokens_that_are_changed_expired_or_of_no_known_issuer()
    {
        var request = await Request("Users");
        await Refused(ErrorCodes.InvalidIdentityTokenException, "Couldn't verify the signature of the token: it is not valid.", request with { WebIdentityToken = TestCognito.Altered(request.WebIdentityToken) });
        await Refused(ErrorCodes.InvalidIdentityTokenException, "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)", request with { WebIdentityToken = "nonsense" });
        await Refused(ErrorCodes.InvalidIdentityTokenException, $"No OpenIDConnect provider found in your account for http://localhost:8080/{_client.UserPoolId}", request with { WebIdentityToken = _logins.Values.Single() });
        _cognito.Clock.Advance(TimeSpan.FromMinutes(10));
        await Refused(ErrorCodes.ExpiredTokenException, "Token expired: current date/time must be before the expiration date/time", request);
    }

    [Fact]
    public async Task An_identity_that_was_disabled_or_deleted_since_is_out()
    {
        var request = await Request("Users");
        await _cognito.Database(db => db.Identities.ExecuteUpdateAsync(i => i.SetProperty(x => x.IsDisabled, true)));
        await Refused(ErrorCodes.AccessDeniedException, Denied, request);
        await _cognito.Invoke(new DeleteIdentitiesRequest { IdentityIdsToDelete = [_ana] });
        await Refused(ErrorCodes.AccessDeniedException, Denied, request);
    }

    /// <summary>A developer's token lives for up to a day; the login that it was made for may not.</summary>
    [Fact]
    public async Task A_token_whose_login_was_unlinked_since_is_out()
    {
        var pool = await _cognito.AnIdentityPool(_client, p => p with { AllowClassicFlow = true, DeveloperProviderName = "login.example.com" });
        await _cognito.AnIamRole("Developed", TestCognito.TrustIn(pool.IdentityPoolId));
        var both = (await _cognito.Invoke(Developer(new() { ["login.example.com"] = "b:ana", [TestCognito.ProviderOf(_client)] = _logins.Values.Single() }))).Token!;
        var answer = await _cognito.Invoke(Developer(new() { ["login.example.com"] = "b:ana" }));
        var (id, one) = (answer.IdentityId!, answer.Token!);
        var second = (await _cognito.Invoke(Developer(new() { ["login.example.com"] = "ana" }) with { IdentityId = id })).Token!;
        foreach (var token in new[] { both, one, second }) await _cognito.Invoke(Request("Developed", token));

        await _cognito.Invoke(new UnlinkDeveloperIdentityRequest { IdentityPoolId = pool.IdentityPoolId, IdentityId = id, DeveloperProviderName = "login.example.com", DeveloperUserIdentifier = "b:ana" });
        foreach (var token in new[] { both, one }) await Refused(ErrorCodes.AccessDeniedException, Denied, Request("Developed", token));
        Assert.Equal(ErrorCodes.NotAuthorizedException, (await _cognito.Refusal(new GetCredentialsForIdentityRequest { IdentityId = id, Logins = new Dictionary<string, string> { ["cognito-identity.amazonaws.com"] = one } })).Code);
        await _cognito.Invoke(Request("Developed", second));

        GetOpenIdTokenForDeveloperIdentityRequest Developer(Dictionary<string, string> logins) => new() { IdentityPoolId = pool.IdentityPoolId, Logins = logins, TokenDuration = 86400 };
    }

    [Fact]
    public async Task A_guests_token_is_out_once_the_guest_has_signed_in()
    {
        var guest = await _cognito.AnIdentity(_pool);
        var token = (await _cognito.Invoke(new GetOpenIdTokenRequest { IdentityId = guest })).Token!;
        await _cognito.Invoke(new UnlinkIdentityRequest { IdentityId = _ana, Logins = _logins, LoginsToRemove = [TestCognito.ProviderOf(_client)] });
        await _cognito.Invoke(new GetOpenIdTokenRequest { IdentityId = guest, Logins = _logins });
        await Refused(ErrorCodes.AccessDeniedException, Denied, Request("Guests", token));
    }

    /// <summary>What an administrator does in an emergency counts at once, and not when the last token has run out.</summary>
    [Theory]
    [InlineData("guests off", true)]
    [InlineData("provider gone", false)]
    [InlineData("role mappings", true)]
    public async Task A_token_that_the_pool_would_give_no_longer_is_out(string how, bool ofGuests)
    {
        var guest = Request("Guests", (await _cognito.Invoke(new GetOpenIdTokenRequest { IdentityId = await _cognito.AnIdentity(_pool) })).Token!);
        var user = await Request("Users");
        foreach (var request in new[] { guest, user }) await _cognito.Invoke(request);
        var pool = await _cognito.Invoke(new DescribeIdentityPoolRequest { IdentityPoolId = _pool.IdentityPoolId });
        var update = new UpdateIdentityPoolRequest { IdentityPoolId = pool.IdentityPoolId, IdentityPoolName = pool.IdentityPoolName, AllowClassicFlow = true, AllowUnauthenticatedIdentities = true, CognitoIdentityProviders = pool.CognitoIdentityProviders };
        if (how == "guests off") await _cognito.Invoke(update with { AllowUnauthenticatedIdentities = false });
        else if (how == "provider gone") await _cognito.Invoke(update with { CognitoIdentityProviders = null });
        else
            await _cognito.Invoke(new SetIdentityPoolRolesRequest
            {
                IdentityPoolId = pool.IdentityPoolId,
                Roles = (await _cognito.Invoke(new GetIdentityPoolRolesRequest { IdentityPoolId = pool.IdentityPoolId })).Roles!,
                RoleMappings = new Dictionary<string, RoleMapping> { [$"{TestCognito.ProviderOf(_client)}:{_client.ClientId}"] = new() { Type = "Token", AmbiguousRoleResolution = "Deny" } },
            });
        if (ofGuests) await Refused(ErrorCodes.AccessDeniedException, Denied, guest);
        else await _cognito.Invoke(guest);
        if (how == "guests off") await _cognito.Invoke(user);
        else await Refused(ErrorCodes.AccessDeniedException, Denied, user);
    }

    [Fact]
    public async Task Takes_tokens_of_an_OpenID_Connect_provider_that_IAM_knows()
    {
        const string Issuer = "https://id.example.com/x";
        _cognito.Web.Issuer(Issuer);
        await _cognito.Invoke(new CreateOpenIDConnectProviderRequest { Url = Issuer, ClientIDList = ["app"] });
        var role = await _cognito.AnIamRole("Workers", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/id.example.com/x"},"Action":"sts:AssumeRoleWithWebIdentity",
            "Condition":{"StringLike":{"id.example.com/x:sub":"repo:mine/*"}}}]}
            """);
        var request = new AssumeRoleWithWebIdentityRequest { RoleArn = role, RoleSessionName = "build", WebIdentityToken = Token("repo:mine/app", "app") };
        Assert.Equal(("repo:mine/app", "app", "arn:aws:iam::123456789012:oidc-provider/id.example.com/x"), await _cognito.Invoke(request) is var a ? (a.SubjectFromWebIdentityToken, a.Audience, a.Provider) : default);
        await Refused(ErrorCodes.AccessDeniedException, Denied, request with { WebIdentityToken = Token("repo:others/app", "app") });
        await Refused(ErrorCodes.InvalidIdentityTokenException, "Incorrect token audience", request with { WebIdentityToken = Token("repo:mine/app", "other") });
        var early = request with { WebIdentityToken = Token("repo:mine/app", "app", _cognito.Clock.GetUtcNow().AddSeconds(301).ToUnixTimeSeconds()) };
        await Refused(ErrorCodes.ExpiredTokenException, "Token is not yet valid: current date/time must not be before its not-before date/time", early);
        _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await _cognito.Invoke(early);

        string Token(string sub, string aud, long nbf = 0) => _cognito.Web.Token(Issuer, new { iss = Issuer, sub, aud, nbf, exp = _cognito.Clock.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds() });
    }

    [Theory]
    [InlineData("https://accounts.google.com")]
    [InlineData("accounts.google.com")]
    public async Task Takes_ID_tokens_of_Google_without_a_provider_in_IAM(string issuer)
    {
        const string Google = "https://accounts.google.com";
        _cognito.Web.Issuer(Google);
        var role = await _cognito.AnIamRole("Googlers", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"accounts.google.com"},"Action":"sts:AssumeRoleWithWebIdentity",
            "Condition":{"StringEquals":{"accounts.google.com:aud":"phone","accounts.google.com:oaud":"app"}}}]}
            """);
        var request = new AssumeRoleWithWebIdentityRequest { RoleArn = role, RoleSessionName = "x1", WebIdentityToken = Token("app", "phone") };
        Assert.Equal(("1234", "phone", "accounts.google.com"), await _cognito.Invoke(request) is var a ? (a.SubjectFromWebIdentityToken, a.Audience, a.Provider) : default);
        await Refused(ErrorCodes.AccessDeniedException, Denied, request with { WebIdentityToken = Token("app", "other") });
        await Refused(ErrorCodes.AccessDeniedException, Denied, request with { WebIdentityToken = Token("other", "phone") });
        await Refused(ErrorCodes.AccessDeniedException, Denied, request with { WebIdentityToken = Token("phone", null) });
        await Refused(ErrorCodes.InvalidIdentityTokenException, "Couldn't verify the signature of the token: it is not valid.", request with { WebIdentityToken = TestCognito.Altered(request.WebIdentityToken) });

        string Token(string aud, string? azp) => _cognito.Web.Token(Google, new { iss = issuer, sub = "1234", aud, azp, exp = _cognito.Clock.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds() });
    }

    [Fact]
    public async Task Takes_ID_tokens_of_a_local_user_pool_that_IAM_knows_without_asking_the_network()
    {
        var issuer = TestCognito.Claims(_logins.Values.Single()).GetProperty("iss").GetString()!;
        await _cognito.Database(async db =>
        {
            db.OpenIdConnectProviders.Add(new Data.Iam.OpenIdConnectProvider { Url = issuer["http://".Length..], ClientIds = [_client.ClientId!], CreateDate = _cognito.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        var role = await _cognito.AnIamRole("PoolUsers", $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/{{{issuer["http://".Length..]}}}"},"Action":"sts:AssumeRoleWithWebIdentity"}]}""");
        await _cognito.Invoke(new AssumeRoleWithWebIdentityRequest { RoleArn = role, RoleSessionName = "x1", WebIdentityToken = _logins.Values.Single() });
        Assert.Empty(_cognito.Web.Asked);
    }

    [Fact]
    public async Task Access_tokens_of_Facebook_and_Amazon_are_asked_about_and_the_trust_policy_says_for_which_app()
    {
        _cognito.Web.Answers("https://graph.facebook.com/app?access_token=fb-token", """{"id":"4711"}""");
        _cognito.Web.Answers("https://graph.facebook.com/me?fields=id,name,email&access_token=fb-token", """{"id":"100","name":"Ana"}""");
        _cognito.Web.Answers("https://api.amazon.com/auth/o2/tokeninfo?access_token=amz-token", """{"aud":"amzn1.application-oa2-client.z","app_id":"amzn1.application.x","user_id":"amzn1.account.u","exp":3000}""");
        var mine = await _cognito.AnIamRole("Facebook", Trust("graph.facebook.com", "4711"));
        var others = await _cognito.AnIamRole("Others", Trust("graph.facebook.com", "666"));
        var amazon = await _cognito.AnIamRole("Amazon", Trust("www.amazon.com", "amzn1.application.x"));
        var request = new AssumeRoleWithWebIdentityRequest { RoleArn = mine, RoleSessionName = "x1", WebIdentityToken = "fb-token", ProviderId = "graph.facebook.com" };
        var answer = await _cognito.Invoke(request);
        Assert.Equal(("100", "4711", "graph.facebook.com"), (answer.SubjectFromWebIdentityToken, answer.Audience, answer.Provider));
        var second = await _cognito.Invoke(request with { RoleArn = amazon, WebIdentityToken = "amz-token", ProviderId = "www.amazon.com" });
        Assert.Equal(("amzn1.account.u", "amzn1.application.x", "www.amazon.com"), (second.SubjectFromWebIdentityToken, second.Audience, second.Provider));

        await Refused(ErrorCodes.AccessDeniedException, Denied, request with { RoleArn = others });
        await Refused(ErrorCodes.AccessDeniedException, Denied, request with { RoleArn = amazon });
        await Refused(ErrorCodes.AccessDeniedException, Denied, request with { RoleArn = Arn("Users") });
        await Refused(ErrorCodes.ValidationException, "ProviderId is for access tokens of graph.facebook.com and www.amazon.com; leave it out for ID tokens.", request with { ProviderId = "accounts.google.com" });
        await Refused(ErrorCodes.IDPCommunicationErrorException, "graph.facebook.com: The provider could not be reached.", request with { WebIdentityToken = "other" });
        _cognito.Web.Answers("https://graph.facebook.com/app?access_token=fb-token", """{"error":{}}""", 400);
        await Refused(ErrorCodes.InvalidIdentityTokenException, "Invalid login token. graph.facebook.com does not accept it.", request);

        static string Trust(string provider, string app) => $$$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"{{{provider}}}"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"{{{provider}}}:app_id":"{{{app}}}"} } }]}
            """;
    }

    private static string Arn(string role) => $"arn:aws:iam::123456789012:role/{role}";

    private async Task<AssumeRoleWithWebIdentityRequest> Request(string role) => Request(role, (await _cognito.Invoke(new GetOpenIdTokenRequest { IdentityId = _ana, Logins = _logins })).Token!);

    private static AssumeRoleWithWebIdentityRequest Request(string role, string token) => new() { RoleArn = Arn(role), RoleSessionName = "app1", WebIdentityToken = token };

    private async Task Refused(string code, string message, AssumeRoleWithWebIdentityRequest request)
    {
        var refusal = await _cognito.Refusal(request);
        Assert.Equal((code, message), (refusal.Code, refusal.Message));
    }
}
