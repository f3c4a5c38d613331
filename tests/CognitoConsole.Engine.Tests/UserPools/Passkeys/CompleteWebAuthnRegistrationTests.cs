using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class CompleteWebAuthnRegistrationTests : PasskeyPool
{
    [Fact]
    public async Task A_registration_is_finished_once_even_fifty_times_at_once()
    {
        using var passkey = new TestPasskey();
        var request = await Registration(passkey);
        var (done, refusals) = await Cognito.AtOnce(50, _ => request);
        Assert.Equal(1, done);
        Assert.All(refusals, r => Assert.Contains(r.Code, new[] { ErrorCodes.WebAuthnChallengeNotFoundException, ErrorCodes.WebAuthnCredentialNotSupportedException }));
        Assert.Contains(AuthFactorType.WebAuthn, (await Cognito.Invoke(new GetUserAuthFactorsRequest { AccessToken = Token })).ConfiguredUserAuthFactors!);
    }

    [Fact]
    public async Task An_answer_to_an_older_or_expired_challenge_is_refused()
    {
        using var passkey = new TestPasskey();
        var first = await Registration(passkey);
        await Registration(passkey);
        Assert.Equal(ErrorCodes.WebAuthnCredentialNotSupportedException, (await Cognito.Refusal(first)).Code);
        var late = await Registration(passkey);
        Cognito.Clock.Advance(TimeSpan.FromMinutes(5));
        await Cognito.Refuses(late, ErrorCodes.WebAuthnChallengeNotFoundException, "The registration was not started, has expired or was finished already.");
    }

    [Theory]
    [InlineData("https://evil.example.org")]
    [InlineData("https://notexample.com")]
    [InlineData("http://example.com")]
    [InlineData("https://example.com.evil.org")]
    public async Task A_foreign_origin_is_refused(string origin)
    {
        using var passkey = new TestPasskey { Origin = origin };
        Assert.Equal(ErrorCodes.WebAuthnOriginNotAllowedException, (await Cognito.Refusal(await Registration(passkey))).Code);
    }

    [Fact]
    public async Task A_foreign_relying_party_is_refused()
    {
        using var passkey = new TestPasskey { RelyingParty = "example.org" };
        Assert.Equal(ErrorCodes.WebAuthnRelyingPartyMismatchException, (await Cognito.Refusal(await Registration(passkey))).Code);
    }

    [Fact]
    public async Task A_passkey_that_verifies_nobody_is_refused_where_verification_is_required()
    {
        await Configure(new() { RelyingPartyId = "example.com", UserVerification = "required" });
        using var passkey = new TestPasskey { Verifies = false };
        Assert.Equal(ErrorCodes.WebAuthnCredentialNotSupportedException, (await Cognito.Refusal(await Registration(passkey))).Code);
    }

    [Fact]
    public async Task A_credential_belongs_to_one_user()
    {
        using var passkey = await APasskey();
        await Cognito.AUser(Pool, "ben");
        var token = (await Cognito.SignIn(Client, "ben")).AccessToken!;
        using var copy = new TestPasskey { Id = passkey.Id };
        Assert.Equal(ErrorCodes.WebAuthnCredentialNotSupportedException, (await Cognito.Refusal(await Registration(copy, token))).Code);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"response":{"clientDataJSON":"AA","attestationObject":"AA"}}""")]
    public async Task Nonsense_is_refused_and_leaves_the_registration_open(string credential)
    {
        using var passkey = new TestPasskey();
        var request = await Registration(passkey);
        Assert.Equal(ErrorCodes.WebAuthnCredentialNotSupportedException, (await Cognito.Refusal(request with { Credential = JsonDocument.Parse(credential).RootElement })).Code);
        await Cognito.Invoke(request);
    }

    [Fact]
    public void Origins_are_the_relying_partys_own()
    {
        Assert.True(RelyingParty.Allows("example.com", "https://example.com"));
        Assert.True(RelyingParty.Allows("example.com", "https://login.example.com:8443"));
        Assert.True(RelyingParty.Allows("localhost", "http://localhost:8080"));
        Assert.False(RelyingParty.Allows("login.example.com", "https://example.com"));
        Assert.False(RelyingParty.Allows("example.com", "https://example.com/path"));
        Assert.False(RelyingParty.Allows("example.com", null));
    }
}
