using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class AnswerCodeSignInTests : IAsyncLifetime
{
    private const string Mismatch = "Invalid code or auth state for the user.";

    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync() => (_pool, _client) = await _cognito.ACodeSite();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task It_signs_in_once_and_gives_a_code_and_a_session()
    {
        var asked = await _cognito.Invoke(TestCognito.CodeAtSite(_client));
        var request = TestCognito.SiteAnswer(_client, asked, await _cognito.NewestCode(_pool));
        var (done, _) = await _cognito.AtOnce(20, _ => request);
        Assert.Equal(1, done);
        await _cognito.RefusesAsUnauthorized(request, "Invalid session for the user, session can only be used once.");

        _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        asked = await _cognito.Invoke(TestCognito.CodeAtSite(_client));
        var answer = await _cognito.Invoke(TestCognito.SiteAnswer(_client, asked, await _cognito.NewestCode(_pool)));
        Assert.NotNull(answer.BrowserSession);
        var claims = TestCognito.Claims((await _cognito.Invoke(TestCognito.Redeem(_client, TestCognito.Member(answer.Location!, "code")))).AccessToken);
        Assert.Equal(("ana", "[\"email_otp\"]"), (claims.GetProperty("username").GetString(), claims.GetProperty("amr").GetRawText()));
    }

    [Fact]
    public async Task A_wrong_code_is_refused_like_one_of_nobody_and_counts_towards_the_lock()
    {
        var asked = await _cognito.Invoke(TestCognito.CodeAtSite(_client));
        await _cognito.Refuses(TestCognito.SiteAnswer(_client, asked, "0000000"), ErrorCodes.CodeMismatchException, Mismatch);
        Assert.NotNull((await _cognito.Invoke(TestCognito.SiteAnswer(_client, asked, await _cognito.NewestCode(_pool)))).Location);

        _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        asked = await _cognito.Invoke(TestCognito.CodeAtSite(_client));
        for (var i = 0; i < 5; i++) await _cognito.Refuses(TestCognito.SiteAnswer(_client, asked, "0000000"), ErrorCodes.CodeMismatchException, Mismatch);
        await _cognito.RefusesAsUnauthorized(TestCognito.SiteAnswer(_client, asked, await _cognito.NewestCode(_pool)), "Password attempts exceeded");
    }

    [Fact]
    public async Task A_session_of_the_API_is_none_of_the_pages_and_the_other_way_round()
    {
        var api = await _cognito.Invoke(new InitiateAuthRequest { ClientId = _client.ClientId!, AuthFlow = "USER_AUTH", AuthParameters = new Dictionary<string, string> { ["USERNAME"] = "ana", ["PREFERRED_CHALLENGE"] = "EMAIL_OTP" } });
        await _cognito.RefusesAsUnauthorized(TestCognito.SiteAnswer(_client, new() { Session = api.Session }, await _cognito.NewestCode(_pool)), "Invalid session for the user.");
        var asked = await _cognito.Invoke(TestCognito.CodeAtSite(_client));
        await _cognito.RefusesAsUnauthorized(TestCognito.Answer(_client, "EMAIL_OTP", asked.Session, "ana", ("EMAIL_OTP_CODE", await _cognito.NewestCode(_pool))), "Invalid session for the user.");
    }

    [Fact]
    public async Task It_signs_nobody_in_once_codes_are_offered_no_more_or_the_address_is_another()
    {
        var request = TestCognito.SiteAnswer(_client, await _cognito.Invoke(TestCognito.CodeAtSite(_client)), await _cognito.NewestCode(_pool));
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id! });
        await _cognito.Refuses(request, ErrorCodes.InvalidRequest, "Signing in with such a code is not available here");
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, Policies = _pool.Policies });
        await _cognito.Invoke(new AdminUpdateUserAttributesRequest { UserPoolId = _pool.Id!, Username = "ana", UserAttributes = TestCognito.Attributes(("email", "new@example.com"), ("email_verified", "true")) });
        await _cognito.RefusesAsUnauthorized(request, "Invalid session for the user.");
    }

    [Fact]
    public async Task A_disabled_user_learns_so_after_the_proof()
    {
        var asked = await _cognito.Invoke(TestCognito.CodeAtSite(_client));
        await _cognito.Invoke(new AdminDisableUserRequest { UserPoolId = _pool.Id!, Username = "ana" });
        await _cognito.Refuses(TestCognito.SiteAnswer(_client, asked, "0000000"), ErrorCodes.CodeMismatchException, Mismatch);
        await _cognito.RefusesAsUnauthorized(TestCognito.SiteAnswer(_client, asked, await _cognito.NewestCode(_pool)), "User is disabled.");
    }
}
