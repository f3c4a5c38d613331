using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class GetOpenIdTokenForDeveloperIdentityTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;
    private UserPoolClientType _client = null!;
    private IReadOnlyDictionary<string, string> _logins = null!;

    public async ValueTask InitializeAsync()
    {
        (_pool, _client, _logins) = await _cognito.AnApp(p => p with { DeveloperProviderName = "login.my.dev", AllowClassicFlow = true });
        await _cognito.Roles(_pool, users: TestCognito.Allow("s3:GetObject", "arn:aws:s3:::bucket/${aws:PrincipalTag/tier}/*"));
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Makes_an_identity_and_finds_it_again()
    {
        var first = await _cognito.Invoke(Request("user-42"));
        Assert.Equal(first.IdentityId, (await _cognito.Invoke(Request("user-42"))).IdentityId);
        Assert.NotEqual(first.IdentityId, (await _cognito.Invoke(Request("user-43"))).IdentityId);
        var claims = TestCognito.Claims(first.Token!);
        Assert.Equal(["authenticated", "login.my.dev", $"login.my.dev:{_pool.IdentityPoolId}:user-42"], claims.GetProperty("amr").EnumerateArray().Select(a => a.GetString()!));
        Assert.Equal(900, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
    }

    [Fact]
    public async Task Its_token_is_a_login_that_earns_credentials_with_the_developers_tags()
    {
        var answer = await _cognito.Invoke(Request("user-42") with { PrincipalTags = new Dictionary<string, string> { ["tier"] = "gold" }, TokenDuration = 60 });
        var logins = Token(answer);
        var caller = await _cognito.As(await _cognito.CredentialsOf(answer.IdentityId!, logins));
        Assert.Null(await _cognito.WhyNot(caller, "s3:GetObject", "arn:aws:s3:::bucket/gold/x"));
        Assert.NotNull(await _cognito.WhyNot(caller, "s3:GetObject", "arn:aws:s3:::bucket/silver/x"));
        Assert.Equal(answer.IdentityId, await _cognito.AnIdentity(_pool, logins));

        _cognito.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.StartsWith("Invalid login token. Token expired: ", (await _cognito.Refusal(new GetCredentialsForIdentityRequest { IdentityId = answer.IdentityId!, Logins = logins })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_token_proves_nothing_in_another_pool_and_neither_does_a_token_without_a_developer()
    {
        var answer = await _cognito.Invoke(Request("user-42"));
        var other = await _cognito.AnIdentityPool(p => p with { DeveloperProviderName = "login.my.dev" });
        const string Text = "Token is not from a supported provider of this identity pool.";
        Assert.Equal(Text, (await _cognito.Refusal(new GetIdRequest { IdentityPoolId = other.IdentityPoolId, Logins = Token(answer) })).Message);
        var plain = (await _cognito.Invoke(new GetOpenIdTokenRequest { IdentityId = await _cognito.AnIdentity(_pool) })).Token!;
        Assert.Equal(Text, (await _cognito.Refusal(new GetIdRequest { IdentityPoolId = _pool.IdentityPoolId, Logins = new Dictionary<string, string> { ["cognito-identity.amazonaws.com"] = plain } })).Message);
        var idToken = _logins.Values.Single();
        Assert.Equal("Invalid login token. Not a valid OpenId Connect identity token.",
            (await _cognito.Refusal(new GetIdRequest { IdentityPoolId = _pool.IdentityPoolId, Logins = new Dictionary<string, string> { ["cognito-identity.amazonaws.com"] = idToken } })).Message);
    }

    [Theory]
    [InlineData("unlinked")]
    [InlineData("given to another identity")]
    [InlineData("deleted")]
    public async Task Its_token_proves_nothing_once_the_login_is_gone(string how)
    {
        var answer = await _cognito.Invoke(Request("user-42") with { TokenDuration = 86400 });
        var guest = await _cognito.AnIdentity(_pool);
        if (how == "deleted") await _cognito.Invoke(new DeleteIdentitiesRequest { IdentityIdsToDelete = [answer.IdentityId!] });
        else await _cognito.Invoke(new UnlinkDeveloperIdentityRequest { IdentityPoolId = _pool.IdentityPoolId, IdentityId = answer.IdentityId!, DeveloperProviderName = "login.my.dev", DeveloperUserIdentifier = "user-42" });
        if (how == "given to another identity") await _cognito.Invoke(Request("user-42"));
        var before = await Rows();

        const string Text = "Logins don't match. Please include at least one valid login for this identity or identity pool.";
        Assert.Equal(Text, (await _cognito.Refusal(new GetIdRequest { IdentityPoolId = _pool.IdentityPoolId, Logins = Token(answer) })).Message);
        Assert.Equal(Text, (await _cognito.Refusal(new GetCredentialsForIdentityRequest { IdentityId = guest, Logins = Token(answer) })).Message);
        Assert.Equal(Text, (await _cognito.Refusal(new GetOpenIdTokenRequest { IdentityId = guest, Logins = Token(answer) })).Message);
        Assert.Equal(before, await Rows());
    }

    [Fact]
    public async Task Its_token_follows_an_identity_that_was_merged()
    {
        var one = await _cognito.Invoke(Request("user-1"));
        foreach (var (source, destination) in new[] { ("user-1", "user-2"), ("user-2", "user-3") })
        {
            await _cognito.Invoke(Request(destination));
            await _cognito.Invoke(new MergeDeveloperIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, DeveloperProviderName = "login.my.dev", SourceUserIdentifier = source, DestinationUserIdentifier = destination });
        }

        Assert.Equal((await _cognito.Invoke(Request("user-3"))).IdentityId, await _cognito.AnIdentity(_pool, Token(one)));
    }

    [Fact]
    public async Task Refuses_keys_that_are_no_session_tags()
    {
        Assert.Equal((ErrorCodes.InvalidParameterException, "aws: prefixed tag key names are not allowed for external use."), await Tagged("aws:x"));
        Assert.Equal((ErrorCodes.InvalidParameterException, "Tag keys that differ in case only are the same key."), await Tagged("x", "X"));
        var many = Enumerable.Range(0, 50).ToDictionary(i => $"key{i}", _ => new string('v', 100));
        Assert.Equal("Tags are longer than 5000 bytes together.", (await _cognito.Refusal(Request("user-42") with { PrincipalTags = many })).Message);
        Assert.Equal(0, (await Rows()).Identities);

        // The most that is taken is good for credentials.
        var answer = await _cognito.Invoke(Request("user-42") with { PrincipalTags = many.ToDictionary(t => t.Key, t => t.Value[..94]) });
        await _cognito.CredentialsOf(answer.IdentityId!, Token(answer));

        async Task<(string, string)> Tagged(params string[] keys) =>
            await _cognito.Refusal(Request("user-42") with { PrincipalTags = keys.ToDictionary(k => k, _ => "1") }) is var r ? (r.Code, r.Message) : default;
    }

    [Fact]
    public async Task Links_a_developers_user_to_a_guest_and_to_public_logins()
    {
        var guest = await _cognito.AnIdentity(_pool);
        Assert.Equal(guest, (await _cognito.Invoke(Request("user-42") with { IdentityId = guest })).IdentityId);
        var both = new Dictionary<string, string>(_logins) { ["login.my.dev"] = "user-42" };
        Assert.Equal(guest, (await _cognito.Invoke(Request("user-42") with { Logins = both })).IdentityId);
        Assert.Equal(["cognito-idp", "login.my.dev"], (await _cognito.Invoke(new DescribeIdentityRequest { IdentityId = guest })).Logins!.Select(l => l.Split(".us-east-1")[0]).Order(StringComparer.Ordinal));
        Assert.Equal(guest, await _cognito.AnIdentity(_pool, _logins));
    }

    [Fact]
    public async Task Refuses_to_move_a_user_to_another_identity()
    {
        await _cognito.Invoke(Request("user-42"));
        var other = (await _cognito.Invoke(Request("user-43"))).IdentityId;
        Assert.Equal(ErrorCodes.DeveloperUserAlreadyRegisteredException, (await _cognito.Refusal(Request("user-42") with { IdentityId = other })).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(Request("user-44") with { IdentityId = "us-east-1:0" })).Code);
    }

    [Fact]
    public async Task Wants_a_login_of_the_pools_developer_provider_and_a_signature()
    {
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(Request("x") with { Logins = new Dictionary<string, string> { ["login.other.dev"] = "x" } })).Code);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(Request("x") with { Logins = _logins })).Code);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(Request("x") with { IdentityPoolId = (await _cognito.AnIdentityPool()).IdentityPoolId })).Code);
        Assert.Equal(ErrorCodes.MissingAuthenticationTokenException, (await _cognito.Refusal(Request("x"), _cognito.Anyone)).Code);
    }

    [Fact]
    public async Task Keeps_apart_long_users_that_begin_alike()
    {
        var (one, two) = (new string('u', 1023) + "1", new string('u', 1023) + "2");
        var id = (await _cognito.Invoke(Request(one))).IdentityId;
        Assert.Equal(id, (await _cognito.Invoke(Request(one))).IdentityId);
        Assert.NotEqual(id, (await _cognito.Invoke(Request(two))).IdentityId);
    }

    private Task<(int Identities, int Logins)> Rows() => _cognito.Database(async db => (await db.Identities.CountAsync(), await db.IdentityLogins.CountAsync()));

    private static Dictionary<string, string> Token(GetOpenIdTokenForDeveloperIdentityResponse answer) => new() { ["cognito-identity.amazonaws.com"] = answer.Token! };

    private GetOpenIdTokenForDeveloperIdentityRequest Request(string user) => new() { IdentityPoolId = _pool.IdentityPoolId, Logins = new Dictionary<string, string> { ["login.my.dev"] = user } };
}
