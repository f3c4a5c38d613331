using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>USER_AUTH with TARGET_ACR_VALUES.</summary>
public sealed class StepUpTests : StepUpPool
{
    [Fact]
    public async Task Each_level_is_reached_by_its_factors_though_the_pool_asks_for_no_second_one()
    {
        Assert.Equal($"pwd: {L1}", Proven((await Start(L1, more: ByPassword)).AuthenticationResult!));

        var mail = await Start(L2, more: [("PREFERRED_CHALLENGE", "EMAIL_OTP")]);
        Assert.Equal($"email_otp: {L2}", Proven(await Code("EMAIL_OTP", mail.Session)));

        var code = await Start(L3, more: ByPassword);
        Assert.Equal("EMAIL_OTP", code.ChallengeName);
        Assert.Equal($"pwd email_otp mfa: {L3}", Proven(await Code("EMAIL_OTP", code.Session)));

        using var passkey = await APasskey();
        Assert.Equal($"swk: {L3}", Proven(await Passkey(await Start(L3, more: [("PREFERRED_CHALLENGE", "WEB_AUTHN")]), passkey)));

        var secret = await ATotp();
        var app = await Start(L4, more: ByPassword);
        Assert.Equal("SOFTWARE_TOKEN_MFA", app.ChallengeName);
        Assert.Equal($"pwd otp mfa: {L4}", Proven(await Totp(app.Session, secret)));
    }

    [Fact]
    public async Task Only_challenges_that_lead_there_are_offered()
    {
        using var passkey = await APasskey();
        Assert.Equal(["PASSWORD_SRP", "PASSWORD", "EMAIL_OTP", "WEB_AUTHN"], (await Start(L2)).AvailableChallenges);
        Assert.Equal(["PASSWORD_SRP", "PASSWORD", "WEB_AUTHN"], (await Start(L3)).AvailableChallenges);
        await ATotp();
        Assert.Equal(["PASSWORD_SRP", "PASSWORD"], (await Start(L4)).AvailableChallenges);
        var select = await Start(L3, more: [("PREFERRED_CHALLENGE", "EMAIL_OTP")]);
        Assert.Equal("SELECT_CHALLENGE", select.ChallengeName);
        await Cognito.Refuses(TestCognito.Answer(Client, "SELECT_CHALLENGE", select.Session, "ana", ("ANSWER", "EMAIL_OTP")), ErrorCodes.InvalidParameterException, "Selected challenge is not available.");
    }

    [Fact]
    public async Task The_first_level_counts_that_the_user_has_factors_for_and_unknown_ones_are_passed_over()
    {
        var start = await Start($"gold {L4} {L3} {L1}", more: ByPassword);
        Assert.Equal("EMAIL_OTP", start.ChallengeName);
        await ATotp();
        Assert.Equal("SOFTWARE_TOKEN_MFA", (await Start($"{L4} {L3}", more: ByPassword)).ChallengeName);
        await Cognito.Refuses(Ask("gold silver"), ErrorCodes.InvalidParameterException, "TARGET_ACR_VALUES contains no ACR value of the user pool.");
        // With nothing but the password no level above the first is in reach.
        await Cognito.AUser(Pool, "ben");
        await Cognito.SetAttributes(Pool, "ben", ("email_verified", "false"));
        await Cognito.RefusesAsUnauthorized(Ask($"{L4} {L3} {L2}", username: "ben"), NoFactors);
        Assert.Equal(["PASSWORD_SRP", "PASSWORD"], (await Cognito.Invoke(Ask($"{L4} {L1}", username: "ben"))).AvailableChallenges);
    }

    [Fact]
    public async Task The_session_of_the_access_token_leaves_only_what_is_missing()
    {
        var secret = await ATotp();
        var before = await Cognito.SignIn(Client);
        Cognito.Clock.Advance(TimeSpan.FromMinutes(3));
        var asked = await Start(L4, before.AccessToken);
        Assert.Equal("SOFTWARE_TOKEN_MFA", asked.ChallengeName);
        var tokens = await Totp(asked.Session, secret);
        Assert.Equal($"pwd otp mfa: {L4}", Proven(tokens));
        // The oldest of what the token names is as old as the session.
        Assert.Equal(TestCognito.Claims(before.AccessToken!).GetProperty("auth_time").GetInt64(), TestCognito.Claims(tokens.AccessToken!).GetProperty("auth_time").GetInt64());
        await Cognito.Refuses(Ask($"{L4} {L3}", tokens.AccessToken), ErrorCodes.InvalidParameterException, "The session has reached the requested authentication level already.");
        await Cognito.Refuses(Ask(L1, before.AccessToken), ErrorCodes.InvalidParameterException, "The session has reached the requested authentication level already.");

        // Two ways are left to choose from.
        using var passkey = await APasskey();
        var choice = await Start(L3, before.AccessToken);
        Assert.Equal(("SELECT_CHALLENGE", "SOFTWARE_TOKEN_MFA EMAIL_OTP WEB_AUTHN"), (choice.ChallengeName, string.Join(' ', choice.AvailableChallenges!)));
        var mail = await Respond("SELECT_CHALLENGE", choice.Session, ("ANSWER", "EMAIL_OTP"));
        Assert.Equal($"pwd email_otp mfa: {L3}", Proven(await Code("EMAIL_OTP", mail.Session)));
    }

    [Fact]
    public async Task A_code_first_is_completed_by_the_password_by_SRP_too()
    {
        var mail = await Start(L2, more: [("PREFERRED_CHALLENGE", "EMAIL_OTP")]);
        var before = await Code("EMAIL_OTP", mail.Session);
        var choice = await Start(L3, before.AccessToken);
        Assert.Equal(["PASSWORD_SRP", "PASSWORD"], choice.AvailableChallenges);
        var srp = new SrpClient();
        var verifier = await Respond("SELECT_CHALLENGE", choice.Session, ("ANSWER", "PASSWORD_SRP"), ("SRP_A", srp.A));
        var proof = Cognito.SrpAnswer(Client, new InitiateAuthResponse { ChallengeParameters = verifier.ChallengeParameters }, srp);
        Assert.Equal($"pwd email_otp mfa: {L3}", Proven((await Cognito.Invoke(proof)).AuthenticationResult!));
    }

    [Fact]
    public async Task The_level_survives_the_detour_over_SRP()
    {
        await ATotp();
        var srp = new SrpClient();
        var verifier = await Start(L4, more: [("PREFERRED_CHALLENGE", "PASSWORD_SRP"), ("SRP_A", srp.A)]);
        var next = await Cognito.Invoke(Cognito.SrpAnswer(Client, verifier, srp));
        Assert.Equal(("SOFTWARE_TOKEN_MFA", null), (next.ChallengeName, next.AuthenticationResult));
    }

    [Fact]
    public async Task An_old_session_is_credited_with_nothing()
    {
        await ATotp();
        var before = await Cognito.SignIn(Client);
        Cognito.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("SOFTWARE_TOKEN_MFA", (await Start(L4, before.AccessToken, "60")).ChallengeName);
        Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        var all = await Start(L4, before.AccessToken, "60");
        Assert.Equal(("SELECT_CHALLENGE", "PASSWORD_SRP PASSWORD"), (all.ChallengeName, string.Join(' ', all.AvailableChallenges!)));
        // Refreshed tokens are as old as their sign-in.
        var refreshed = (await Cognito.Invoke(TestCognito.RefreshAuth(Client, before.RefreshToken!))).AuthenticationResult!;
        Assert.Equal("SELECT_CHALLENGE", (await Start(L4, refreshed.AccessToken, "60")).ChallengeName);
        foreach (var wrong in new[] { "-1", "1.5", "soon", "99999999999" })
            await Cognito.Refuses(Ask(L4, before.AccessToken, wrong), ErrorCodes.InvalidParameterException, "MAX_AGE must be a number of seconds.");
        // So does one whose password is another by now.
        await Cognito.Invoke(new AdminSetUserPasswordRequest { UserPoolId = Pool.Id!, Username = "ana", Password = "Another-Horse-9", Permanent = true });
        Assert.Equal("SELECT_CHALLENGE", (await Start(L4, before.AccessToken)).ChallengeName);
    }

    [Fact]
    public async Task A_token_of_another_user_client_or_pool_and_a_dead_one_credit_nothing()
    {
        await ATotp();
        await Cognito.AUser(Pool, "ben");
        var own = await Cognito.SignIn(Client);
        var other = await Cognito.AClient(Pool);
        var foreign = await Cognito.APool();
        var foreignClient = await Cognito.AClient(foreign);
        await Cognito.AUser(foreign);
        foreach (var token in new[] { (await Cognito.SignIn(Client, "ben")).AccessToken!, (await Cognito.SignIn(other)).AccessToken!, (await Cognito.SignIn(foreignClient)).AccessToken!, own.IdToken! })
            await Cognito.RefusesAsUnauthorized(Ask(L4, token), "Invalid Access Token");
        // Nor does it tell whether a name exists.
        await Cognito.RefusesAsUnauthorized(Ask(L4, own.AccessToken, username: "ben"), "Invalid Access Token");
        await Cognito.RefusesAsUnauthorized(Ask(L4, own.AccessToken, username: "nobody"), "Invalid Access Token");
        await Cognito.RefusesAsUnauthorized(Ask(L4, TestCognito.Altered(own.AccessToken!)), "Could not verify signature for Access Token");

        await Cognito.Invoke(new RevokeTokenRequest { ClientId = Client.ClientId!, Token = own.RefreshToken! });
        await Cognito.RefusesAsUnauthorized(Ask(L4, own.AccessToken), "Access Token has been revoked");
        var late = await Cognito.SignIn(Client);
        Cognito.Clock.Advance(TimeSpan.FromHours(1));
        await Cognito.RefusesAsUnauthorized(Ask(L4, late.AccessToken), "Access Token has expired");
    }

    [Fact]
    public async Task A_session_for_a_level_takes_no_lower_factor()
    {
        var secret = await ATotp();
        await Cognito.SetMfa(Pool, "OPTIONAL", totp: true, sms: true, email: false);
        await SetFirst("PASSWORD", "WEB_AUTHN");
        await Cognito.SetAttributes(Pool, "ana", ("phone_number", "+14325559934"), ("phone_number_verified", "true"));
        await Cognito.Invoke(new AdminSetUserMFAPreferenceRequest { UserPoolId = Pool.Id!, Username = "ana", SMSMfaSettings = new() { Enabled = true, PreferredMfa = true }, SoftwareTokenMfaSettings = new() { Enabled = true } });
        // What the user prefers reaches level 3 alone.
        Assert.Equal("SMS_MFA", (await Cognito.StartSignIn(Client)).ChallengeName);
        var app = await Start(L4, more: ByPassword);
        Assert.Equal("SOFTWARE_TOKEN_MFA", app.ChallengeName);
        await Cognito.RefusesAsUnauthorized(TestCognito.Answer(Client, "SMS_MFA", app.Session, "ana", ("SMS_MFA_CODE", "123456")), "Invalid session for the user.");
        await Cognito.RefusesAsUnauthorized(TestCognito.Answer(Client, "SELECT_MFA_TYPE", app.Session, "ana", ("ANSWER", "SMS_MFA")), "Invalid session for the user.");
        // A sign-in for level 3 leaves the choice among what leads there.
        var preferred = await Start(L3, more: ByPassword);
        Assert.Equal("SMS_MFA", preferred.ChallengeName);
        Assert.Equal($"pwd otp mfa: {L4}", Proven(await Totp(app.Session, secret)));
    }

    [Fact]
    public async Task A_factor_that_is_lost_on_the_way_ends_the_sign_in()
    {
        await ATotp();
        var start = await Start(L4);
        await Cognito.Invoke(new AdminDeleteSoftwareTokenRequest { UserPoolId = Pool.Id!, Username = "ana" });
        await Cognito.Refuses(TestCognito.Answer(Client, "SELECT_CHALLENGE", start.Session, "ana", ("ANSWER", "PASSWORD"), ("PASSWORD", TestCognito.Password)), ErrorCodes.InvalidParameterException, "Selected challenge is not available.");
        var later = await Start(L3, more: [("PREFERRED_CHALLENGE", "PASSWORD")]);
        await Cognito.SetAttributes(Pool, "ana", ("email_verified", "false"));
        await Cognito.RefusesAsUnauthorized(TestCognito.Answer(Client, "PASSWORD", later.Session, "ana", ("PASSWORD", TestCognito.Password)), NoFactors);
    }

    [Fact]
    public async Task Lite_knows_no_levels()
    {
        await SetFirst("PASSWORD");
        // The plan is refused to a pool with such a client; it may be one of before that was so.
        await Cognito.Refuses(new UpdateUserPoolRequest { UserPoolId = Pool.Id!, UserPoolTier = "LITE", AutoVerifiedAttributes = ["email"] }, ErrorCodes.TierChangeNotAllowedException, $"Choice-based sign-in of the app client {Client.ClientName} is not available in the LITE feature plan of the user pool.");
        await Cognito.Database(db => db.UserPools.ExecuteUpdateAsync(set => set.SetProperty(p => p.UserPoolTier, "LITE")));
        Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await Cognito.Refuses(Ask(L1), ErrorCodes.InvalidUserPoolConfigurationException, "Choice-based sign-in is not available in the LITE feature plan of the user pool.");
        Assert.Equal("none: none", Proven(await Cognito.SignIn(Client)));
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_answered_like_one_that_somebody_has()
    {
        var answers = new HashSet<string>();
        for (var i = 0; i < 40; i++)
        {
            var ask = Ask(L4, username: $"nobody{i}");
            string answer;
            try
            {
                var start = await Cognito.Invoke(ask);
                answer = string.Join(' ', start.AvailableChallenges!);
                Assert.Equal(answer, string.Join(' ', (await Cognito.Invoke(ask)).AvailableChallenges!));
                await Cognito.RefusesAsUnauthorized(TestCognito.Answer(Client, "SELECT_CHALLENGE", start.Session, $"nobody{i}", ("ANSWER", "PASSWORD"), ("PASSWORD", TestCognito.Password)), "Incorrect username or password.");
            }
            catch (CognitoException refusal)
            {
                answer = refusal.Message;
            }

            answers.Add(answer);
        }

        // As of people with an authenticator app, and of people without.
        Assert.Equal(["PASSWORD_SRP PASSWORD", NoFactors], answers.Order());
    }
}
