using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>WEB_AUTHN in USER_AUTH.</summary>
public sealed class PasskeySignInTests : PasskeyPool
{
    private const string Refused = "Incorrect username or password.";

    [Fact]
    public async Task A_passkey_signs_in_once()
    {
        using var passkey = await APasskey();
        Assert.Equal(["PASSWORD_SRP", "PASSWORD", "WEB_AUTHN"], (await Cognito.Invoke(Start(preferred: null))).AvailableChallenges);
        var asked = await Cognito.Invoke(Start());
        var options = JsonDocument.Parse(asked.ChallengeParameters!["CREDENTIAL_REQUEST_OPTIONS"]).RootElement;
        Assert.Equal(("example.com", passkey.CredentialId), (options.GetProperty("rpId").GetString(), options.GetProperty("allowCredentials")[0].GetProperty("id").GetString()));
        var answer = Answer(asked, passkey);
        var (done, _) = await Cognito.AtOnce(50, _ => answer);
        Assert.Equal(1, done);
        await Cognito.RefusesAsUnauthorized(answer, "Invalid session for the user, session can only be used once.");
        using var forged = new TestPasskey { Id = passkey.Id };
        await Cognito.RefusesAsUnauthorized(Answer(asked, forged), "Invalid session for the user, session can only be used once.");
    }

    [Fact]
    public async Task It_signs_nobody_in_once_the_pool_allows_none()
    {
        using var passkey = await APasskey();
        var answer = Answer(await Cognito.Invoke(Start()), passkey);
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = Pool.Id! });
        await Cognito.RefusesAsInvalid(answer, "Selected challenge is not available.");
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = Pool.Id!, Policies = Pool.Policies });
        Assert.NotNull((await Cognito.Invoke(answer)).AuthenticationResult);
    }

    /// <summary>Its domain was deleted, say: a passkey would be for nobody, and the sign-in has no error that says so.</summary>
    [Fact]
    public async Task Nobody_is_asked_for_one_while_the_pool_has_no_relying_party()
    {
        using var passkey = await APasskey();
        var answer = Answer(await Cognito.Invoke(Start()), passkey);
        await Configure(new() { UserVerification = UserVerificationType.Preferred });
        foreach (var name in Enumerable.Range(0, 20).Select(i => $"nobody-{i}").Prepend("ana"))
        {
            var choice = await Cognito.Invoke(Start(name));
            Assert.Equal(("SELECT_CHALLENGE", "PASSWORD_SRP PASSWORD"), (choice.ChallengeName, string.Join(' ', choice.AvailableChallenges!)));
            await Cognito.RefusesAsInvalid(TestCognito.Answer(Client, "SELECT_CHALLENGE", choice.Session, name, ("ANSWER", "WEB_AUTHN")), "Selected challenge is not available.");
        }

        await Cognito.RefusesAsInvalid(answer, "Selected challenge is not available.");
        await Configure(new() { RelyingPartyId = "example.com" });
        Assert.NotNull((await Cognito.Invoke(answer)).AuthenticationResult);
    }

    [Fact]
    public async Task It_is_chosen_from_the_list_too()
    {
        using var passkey = await APasskey();
        var select = await Cognito.Invoke(TestCognito.Answer(Client, "SELECT_CHALLENGE", (await Cognito.Invoke(Start(preferred: null))).Session, "ana", ("ANSWER", "WEB_AUTHN")));
        var credential = passkey.Sign(select.ChallengeParameters!["CREDENTIAL_REQUEST_OPTIONS"], (await Cognito.AttributesOf(Pool, "ana"))["sub"]);
        Assert.NotNull((await Cognito.Invoke(TestCognito.Answer(Client, "WEB_AUTHN", select.Session, "ana", ("CREDENTIAL", credential)))).AuthenticationResult);
    }

    [Fact]
    public async Task Another_key_challenge_origin_user_or_counter_does_not_sign_in()
    {
        using var passkey = await APasskey();
        await Cognito.AUser(Pool, "ben");
        using var bens = await APasskey((await Cognito.SignIn(Client, "ben")).AccessToken);
        using var forged = new TestPasskey { Id = passkey.Id };
        await Cognito.RefusesAsUnauthorized(Answer(await Cognito.Invoke(Start()), forged), Refused);
        await Cognito.RefusesAsUnauthorized(Answer(await Cognito.Invoke(Start()), bens), Refused);
        await Cognito.RefusesAsUnauthorized(Answer(await Cognito.Invoke(Start()), passkey, userHandle: "somebody else"), Refused);
        var (one, two) = (await Cognito.Invoke(Start()), await Cognito.Invoke(Start()));
        await Cognito.RefusesAsUnauthorized(Answer(one, passkey) with { Session = two.Session }, Refused);
        await Cognito.RefusesAsUnauthorized(Answer(one, bens, "ben"), "Invalid session for the user.");
        Assert.NotNull((await Cognito.Invoke(Answer(one, passkey))).AuthenticationResult);
        passkey.Counter = 0;
        await Cognito.RefusesAsUnauthorized(Answer(two, passkey), Refused);
    }

    [Fact]
    public async Task A_wrong_passkey_stands_in_the_history_of_the_user_as_a_wrong_password_does()
    {
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = Pool.Id!, UserPoolAddOns = new() { AdvancedSecurityMode = "AUDIT" }, Policies = Pool.Policies, UserPoolTier = "PLUS" });
        using var passkey = await APasskey();
        using var forged = new TestPasskey { Id = passkey.Id };
        var (wrong, right) = (await Cognito.Invoke(Start()), await Cognito.Invoke(Start()));
        await Cognito.RefusesAsUnauthorized(Answer(wrong, forged), Refused);
        var failed = (await Cognito.EventsOf(Pool)).Single(e => e.EventResponse == EventResponseType.Fail);
        Assert.Equal((EventType.SignIn, ChallengeName.Password, ChallengeResponse.Failure), (failed.EventType, Assert.Single(failed.ChallengeResponses!).ChallengeName, failed.ChallengeResponses![0].ChallengeResponse));

        await Cognito.Invoke(Answer(right, passkey));
        var passed = (await Cognito.EventsOf(Pool)).Single(e => e.EventResponse == EventResponseType.Pass);
        Assert.Equal(ChallengeResponse.Success, Assert.Single(passed.ChallengeResponses!).ChallengeResponse);
        Assert.Equal(["Password:Failure"], failed.ChallengeResponses!.Select(c => $"{c.ChallengeName}:{c.ChallengeResponse}"));
    }

    [Fact]
    public async Task A_lock_by_wrong_passwords_does_not_keep_the_owner_out()
    {
        using var passkey = await APasskey();
        for (var i = 0; i < 6; i++) await Cognito.Refusal(Cognito.PasswordAuth(Client, password: "Wrong-Horse-9"));
        await Cognito.RefusesAsUnauthorized(Cognito.PasswordAuth(Client), "Password attempts exceeded");
        Assert.NotNull((await Cognito.Invoke(Answer(await Cognito.Invoke(Start()), passkey))).AuthenticationResult);
    }

    [Fact]
    public async Task A_disabled_user_learns_so_after_the_proof()
    {
        using var passkey = await APasskey();
        var asked = await Cognito.Invoke(Start());
        await Cognito.Invoke(new AdminDisableUserRequest { UserPoolId = Pool.Id!, Username = "ana" });
        await Cognito.RefusesAsUnauthorized(Answer(asked, passkey), "User is disabled.");
    }

    [Fact]
    public async Task It_stands_for_two_factors_only_where_pool_and_user_say_so_and_the_person_was_verified()
    {
        using var passkey = await APasskey();
        using var silent = await APasskey(passkey: new TestPasskey { Verifies = false });
        await Cognito.SetMfa(Pool, "OPTIONAL", sms: true);
        await Cognito.SetAttributes(Pool, "ana", ("phone_number", "+14325559934"), ("phone_number_verified", "true"));
        await Cognito.Invoke(new AdminSetUserMFAPreferenceRequest { UserPoolId = Pool.Id!, Username = "ana", SMSMfaSettings = new() { Enabled = true } });
        Assert.Equal(["PASSWORD_SRP", "PASSWORD"], (await Cognito.Invoke(Start(preferred: null))).AvailableChallenges);

        await Configure(new() { RelyingPartyId = "example.com", FactorConfiguration = "MULTI_FACTOR_WITH_USER_VERIFICATION" });
        Assert.Equal(["PASSWORD_SRP", "PASSWORD"], (await Cognito.Invoke(Start(preferred: null))).AvailableChallenges);
        await Prefer(passkey: true);
        var asked = await Cognito.Invoke(Start());
        Assert.Equal("required", JsonDocument.Parse(asked.ChallengeParameters!["CREDENTIAL_REQUEST_OPTIONS"]).RootElement.GetProperty("userVerification").GetString());
        await Cognito.RefusesAsUnauthorized(Answer(asked, silent), Refused);
        var late = await Cognito.Invoke(Start());
        Assert.NotNull((await Cognito.Invoke(Answer(asked, passkey))).AuthenticationResult);
        Assert.Equal("SMS_MFA", (await Cognito.StartSignIn(Client)).ChallengeName);

        // Switched off between question and answer, it is one factor again.
        await Prefer(passkey: false);
        Cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("SMS_MFA", (await Cognito.Invoke(Answer(late, passkey))).ChallengeName);
    }

    private Task Prefer(bool passkey) => Cognito.Invoke(new AdminSetUserMFAPreferenceRequest
    {
        UserPoolId = Pool.Id!,
        Username = "ana",
        SMSMfaSettings = new() { Enabled = true },
        WebAuthnMfaSettings = new() { Enabled = passkey },
    });

    [Fact]
    public async Task Where_MFA_is_required_a_single_factor_passkey_cannot_be_allowed()
    {
        var refusal = await Cognito.Refusal(new SetUserPoolMfaConfigRequest { UserPoolId = Pool.Id!, MfaConfiguration = "ON", SoftwareTokenMfaConfiguration = new() { Enabled = true } });
        Assert.Equal((ErrorCodes.InvalidParameterException, "WEB_AUTHN cannot be an allowed first auth factor when MFA is required, unless passkeys count as multi-factor."), (refusal.Code, refusal.Message));
    }

    [Fact]
    public async Task Nobody_can_be_told_from_somebody()
    {
        using var passkey = await APasskey();
        var names = Enumerable.Range(0, 20).Select(i => $"nobody{i}").ToList();
        var choices = new Dictionary<string, InitiateAuthResponse>();
        foreach (var name in names) choices[name] = await Cognito.Invoke(Start(name));
        var (name1, fake) = choices.First(c => c.Value.ChallengeName == "WEB_AUTHN");
        var real = await Cognito.Invoke(Start());
        Assert.Equal(real.ChallengeParameters!.Keys, fake.ChallengeParameters!.Keys);
        Assert.Equal(real.Session!.Length, fake.Session!.Length);
        var (a, b) = (Shape(real), Shape(fake));
        Assert.Equal(a, b);
        var again = await Cognito.Invoke(Start(name1));
        Assert.Equal(Ids(fake), Ids(again));
        await Cognito.RefusesAsUnauthorized(Answer(fake, passkey, name1), Refused);
    }

    private static string Shape(InitiateAuthResponse response) =>
        string.Join(' ', JsonDocument.Parse(response.ChallengeParameters!["CREDENTIAL_REQUEST_OPTIONS"]).RootElement.EnumerateObject().Select(p => p.Name));

    private static string Ids(InitiateAuthResponse response) =>
        JsonDocument.Parse(response.ChallengeParameters!["CREDENTIAL_REQUEST_OPTIONS"]).RootElement.GetProperty("allowCredentials")[0].GetProperty("id").GetString()!;
}
