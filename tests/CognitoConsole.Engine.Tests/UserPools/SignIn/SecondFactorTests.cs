using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>The challenges of a second factor after a password, by every flow, and what attackers try with them.</summary>
public sealed class SecondFactorTests : MfaPool
{
    [Fact]
    public async Task An_app_is_asked_after_password_and_SRP_in_both_doors_operations()
    {
        var secret = await ATotp();
        var byPassword = await Cognito.StartSignIn(Client);
        Assert.Equal((ChallengeNameType.SoftwareTokenMfa, "phone", "ana", null), (byPassword.ChallengeName, byPassword.ChallengeParameters!["FRIENDLY_DEVICE_NAME"], byPassword.ChallengeParameters["USER_ID_FOR_SRP"], byPassword.AuthenticationResult));
        Assert.NotNull((await Cognito.Invoke(TestCognito.TotpAnswer(Client, byPassword.Session, Cognito.TotpCode(secret)))).AuthenticationResult!.AccessToken);

        Cognito.Clock.Advance(TimeSpan.FromSeconds(30));
        var bySrp = await Cognito.Invoke(await Cognito.SrpProof(Client));
        Assert.Equal(ChallengeNameType.SoftwareTokenMfa, bySrp.ChallengeName);
        Assert.NotNull((await Cognito.Invoke(TestCognito.TotpAnswer(Client, bySrp.Session, Cognito.TotpCode(secret)))).AuthenticationResult);

        Cognito.Clock.Advance(TimeSpan.FromSeconds(30));
        var byAdmin = await Cognito.Invoke(TestCognito.AdminPasswordAuth(Client));
        Assert.Equal(ChallengeNameType.SoftwareTokenMfa, byAdmin.ChallengeName);
        var answer = new AdminRespondToAuthChallengeRequest
        {
            UserPoolId = Pool.Id!,
            ClientId = Client.ClientId!,
            ChallengeName = byAdmin.ChallengeName!,
            Session = byAdmin.Session,
            ChallengeResponses = new Dictionary<string, string> { ["USERNAME"] = "ana", ["SOFTWARE_TOKEN_MFA_CODE"] = Cognito.TotpCode(secret) },
        };
        Assert.NotNull((await Cognito.Invoke(answer)).AuthenticationResult);
    }

    [Fact]
    [Shows("UserPool.SmsAuthenticationMessage")]
    public async Task A_message_factor_sends_its_code_with_the_pools_own_text()
    {
        await Cognito.Invoke(new SetUserPoolMfaConfigRequest
        {
            UserPoolId = Pool.Id!,
            MfaConfiguration = "OPTIONAL",
            SmsMfaConfiguration = new() { SmsConfiguration = TestCognito.SmsSettings, SmsAuthenticationMessage = "Sign in with {####}" },
            EmailMfaConfiguration = new() { Subject = "Your code", Message = "<b>{####}</b> for you" },
        });
        await Prefer(sms: new() { Enabled = true, PreferredMfa = true });
        var sms = await Cognito.StartSignIn(Client);
        Assert.Equal((ChallengeNameType.SmsMfa, "SMS", "+*******9934", "ana"),
            (sms.ChallengeName, sms.ChallengeParameters!["CODE_DELIVERY_DELIVERY_MEDIUM"], sms.ChallengeParameters["CODE_DELIVERY_DESTINATION"], sms.ChallengeParameters["USER_ID_FOR_SRP"]));
        var (message, body) = (await Cognito.Outbox(Pool))[0];
        Assert.Equal(("+14325559934", "SMS"), (message.Destination, message.Medium));
        Assert.Matches("^Sign in with [0-9]{6}$", body);
        Assert.NotNull((await Cognito.Invoke(TestCognito.Answer(Client, "SMS_MFA", sms.Session, "ana", ("SMS_MFA_CODE", await Cognito.NewestCode(Pool))))).AuthenticationResult);

        await Prefer(sms: new() { Enabled = false }, email: new() { Enabled = true });
        Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        var email = await Cognito.StartSignIn(Client);
        Assert.Equal((ChallengeNameType.EmailOtp, "EMAIL", "a***@e***"), (email.ChallengeName, email.ChallengeParameters!["CODE_DELIVERY_DELIVERY_MEDIUM"], email.ChallengeParameters["CODE_DELIVERY_DESTINATION"]));
        (message, body) = (await Cognito.Outbox(Pool))[0];
        Assert.Equal("Your code", message.Subject);
        Assert.Matches("^<b>[0-9]{6}</b> for you$", body);
        Assert.NotNull((await Cognito.Invoke(TestCognito.Answer(Client, "EMAIL_OTP", email.Session, "ana", ("EMAIL_OTP_CODE", await Cognito.NewestCode(Pool))))).AuthenticationResult);
    }

    [Theory]
    [InlineData("EMAIL_OTP")]
    [InlineData("EMAIL_MFA")]
    public async Task Several_factors_without_a_preference_are_chosen_from(string spelling)
    {
        await Prefer(sms: new() { Enabled = true }, email: new() { Enabled = true });
        var choice = await Cognito.StartSignIn(Client);
        Assert.Equal((ChallengeNameType.SelectMfaType, """["SMS_MFA","EMAIL_OTP"]"""), (choice.ChallengeName, choice.ChallengeParameters!["MFAS_CAN_CHOOSE"]));
        Assert.Equal(choice.ChallengeParameters["MFAS_CAN_CHOOSE"], choice.ChallengeParameters["MFAS_CAN_SELECT"]);
        await Cognito.RefusesAsInvalid(TestCognito.Answer(Client, "SELECT_MFA_TYPE", choice.Session, "ana", ("ANSWER", "SOFTWARE_TOKEN_MFA")), "Invalid MFA type selected.");
        var email = await Cognito.Invoke(TestCognito.Answer(Client, "SELECT_MFA_TYPE", choice.Session, "ana", ("ANSWER", spelling)));
        Assert.Equal(ChallengeNameType.EmailOtp, email.ChallengeName);
        Assert.NotNull((await Cognito.Invoke(TestCognito.Answer(Client, "EMAIL_OTP", email.Session, "ana", ("EMAIL_OTP_CODE", await Cognito.NewestCode(Pool))))).AuthenticationResult);
        await Cognito.RefusesAsUnauthorized(TestCognito.Answer(Client, "SELECT_MFA_TYPE", choice.Session, "ana", ("ANSWER", spelling)), "Invalid session for the user, session can only be used once.");
    }

    [Fact]
    public async Task A_code_that_came_proves_the_address()
    {
        await Cognito.SetAttributes(Pool, "ana", ("phone_number", "+14325550001"), ("phone_number_verified", "false"));
        await Prefer(sms: new() { Enabled = true });
        var sms = await Cognito.StartSignIn(Client);
        var tokens = (await Cognito.Invoke(TestCognito.Answer(Client, "SMS_MFA", sms.Session, "ana", ("SMS_MFA_CODE", await Cognito.NewestCode(Pool))))).AuthenticationResult!;
        Assert.Equal("true", (await Cognito.AttributesOf(Pool, "ana"))["phone_number_verified"]);
        Assert.True(TestCognito.Claims(tokens.IdToken!).GetProperty("phone_number_verified").GetBoolean());
    }

    [Fact]
    public async Task A_code_that_came_to_the_old_number_signs_nobody_in()
    {
        await Prefer(sms: new() { Enabled = true });
        var sms = await Cognito.StartSignIn(Client);
        var code = await Cognito.NewestCode(Pool);
        await Cognito.SetAttributes(Pool, "ana", ("phone_number", "+14325550001"), ("phone_number_verified", "true"));
        await Cognito.RefusesAsUnauthorized(TestCognito.Answer(Client, "SMS_MFA", sms.Session, "ana", ("SMS_MFA_CODE", code)), "Invalid session for the user.");
    }

    [Fact]
    [Shows("UserPool.MfaConfiguration")]
    public async Task Nothing_is_asked_where_MFA_is_off_or_optional_and_unused()
    {
        await Cognito.SignIn(Client);
        await ATotp();
        Assert.Equal(ChallengeNameType.SoftwareTokenMfa, (await Cognito.StartSignIn(Client)).ChallengeName);
        await Cognito.SetMfa(Pool, "OFF");
        await Cognito.SignIn(Client);
    }

    [Fact]
    public async Task An_app_code_works_once_even_fifty_times_at_once_from_fifty_sign_ins()
    {
        var secret = await ATotp();
        var sessions = new List<string>();
        for (var i = 0; i < 50; i++) sessions.Add((await Cognito.StartSignIn(Client)).Session!);
        var code = Cognito.TotpCode(secret);
        var (done, refusals) = await Cognito.AtOnce(50, i => TestCognito.TotpAnswer(Client, sessions[i], code));
        Assert.Equal(1, done);
        Assert.All(refusals, r => Assert.Equal((ErrorCodes.ExpiredCodeException, "Your software token has already been used once."), (r.Code, r.Message)));
        await Cognito.Refuses(TestCognito.TotpAnswer(Client, (await Cognito.StartSignIn(Client)).Session, code), ErrorCodes.ExpiredCodeException, "Your software token has already been used once.");
        // An older step than the last accepted one is no fresher for coming late.
        await Cognito.Refuses(TestCognito.TotpAnswer(Client, (await Cognito.StartSignIn(Client)).Session, Cognito.TotpCode(secret, -1)), ErrorCodes.ExpiredCodeException, "Your software token has already been used once.");
    }

    [Fact]
    public async Task One_session_signs_in_once_of_fifty_at_once()
    {
        await Prefer(sms: new() { Enabled = true });
        var session = (await Cognito.StartSignIn(Client)).Session;
        var code = await Cognito.NewestCode(Pool);
        var (done, refusals) = await Cognito.AtOnce(50, _ => TestCognito.Answer(Client, "SMS_MFA", session, "ana", ("SMS_MFA_CODE", code)));
        Assert.Equal(1, done);
        Assert.All(refusals, r => Assert.Equal("Invalid session for the user, session can only be used once.", r.Message));
    }

    [Fact]
    public async Task Only_the_step_before_and_after_are_good_beside_the_present_one()
    {
        var secret = await ATotp();
        Cognito.Clock.Advance(TimeSpan.FromMinutes(5));
        var session = (await Cognito.StartSignIn(Client)).Session;
        foreach (var steps in new[] { -2, 2 })
            await Cognito.Refuses(TestCognito.TotpAnswer(Client, session, Cognito.TotpCode(secret, steps)), ErrorCodes.CodeMismatchException, "Invalid code received for user");
        Assert.NotNull((await Cognito.Invoke(TestCognito.TotpAnswer(Client, session, Cognito.TotpCode(secret, -1)))).AuthenticationResult);
    }

    [Fact]
    public async Task Guesses_are_judged_five_times_and_a_right_password_in_between_forgives_none()
    {
        var secret = await ATotp();
        var evaluated = 0;
        for (var i = 0; i < 40; i++)
        {
            var start = await Cognito.Outcome(Cognito.PasswordAuth(Client));
            if (start.Refusal is { } locked)
            {
                Assert.Equal("Password attempts exceeded", locked.Message);
                continue;
            }

            var refusal = await Cognito.Refusal(TestCognito.TotpAnswer(Client, start.Answer!.Session, Cognito.WrongTotpCode(secret)));
            if (refusal.Code == ErrorCodes.CodeMismatchException) evaluated++;
        }

        Assert.Equal(5, evaluated);
        await Cognito.RefusesAsUnauthorized(await Cognito.SrpProof(Client), "Password attempts exceeded");
    }

    [Fact]
    public async Task A_thousand_guesses_at_once_are_not_judged_past_the_lock()
    {
        await Prefer(email: new() { Enabled = true });
        var session = (await Cognito.StartSignIn(Client)).Session;
        var right = await Cognito.NewestCode(Pool);
        var (_, refusals) = await Cognito.AtOnce(1000, i => TestCognito.Answer(Client, "EMAIL_OTP", session, "ana", ("EMAIL_OTP_CODE", i.ToString("D6") == right ? "999999" : i.ToString("D6"))));
        Assert.Equal(5, refusals.Count(r => r.Message == "Invalid code received for user"));
        Assert.Equal(995, refusals.Count(r => r.Message == "Password attempts exceeded"));
    }

    [Fact]
    public async Task A_sign_in_that_is_whole_forgets_the_failures()
    {
        var secret = await ATotp();
        for (var round = 0; round < 3; round++)
        {
            var session = (await Cognito.StartSignIn(Client)).Session;
            for (var i = 0; i < 4; i++) await Cognito.Refusal(TestCognito.TotpAnswer(Client, session, Cognito.WrongTotpCode(secret)));
            Assert.NotNull((await Cognito.Invoke(TestCognito.TotpAnswer(Client, session, Cognito.TotpCode(secret)))).AuthenticationResult);
            Cognito.Clock.Advance(TimeSpan.FromSeconds(30));
        }
    }

    [Fact]
    public async Task A_session_answers_its_own_step_user_and_client_alone()
    {
        var secret = await ATotp();
        await AUser("ben");
        await Prefer("ben", sms: new() { Enabled = true }, email: new() { Enabled = true });
        await Cognito.AnInvitedUser(Pool, "carl");
        var sessions = new Dictionary<string, (string User, string Session)>
        {
            ["SOFTWARE_TOKEN_MFA"] = ("ana", (await Cognito.StartSignIn(Client)).Session!),
            ["SELECT_MFA_TYPE"] = ("ben", (await Cognito.StartSignIn(Client, "ben")).Session!),
            ["NEW_PASSWORD_REQUIRED"] = ("carl", (await Cognito.StartSignIn(Client, "carl", "Temporary-1")).Session!),
        };
        foreach (var factor in new[] { "SMS_MFA", "EMAIL_OTP" })
            sessions[factor] = ("ben", (await Cognito.Invoke(TestCognito.Answer(Client, "SELECT_MFA_TYPE", (await Cognito.StartSignIn(Client, "ben")).Session, "ben", ("ANSWER", factor)))).Session!);
        (string, string)[] everything =
        [
            ("SOFTWARE_TOKEN_MFA_CODE", Cognito.TotpCode(secret)), ("SMS_MFA_CODE", "123456"), ("EMAIL_OTP_CODE", "123456"), ("ANSWER", "SMS_MFA"), ("NEW_PASSWORD", "Permanent-22"),
        ];

        foreach (var challenge in sessions.Keys.Append("MFA_SETUP"))
            foreach (var (step, (user, session)) in sessions.Where(s => s.Key != challenge))
                await Cognito.RefusesAsUnauthorized(TestCognito.Answer(Client, challenge, session, user, everything), "Invalid session for the user.");

        var (_, own) = sessions["SOFTWARE_TOKEN_MFA"];
        await Cognito.RefusesAsUnauthorized(TestCognito.TotpAnswer(Client, own, Cognito.TotpCode(secret), "ben"), "Invalid session for the user.");
        await Cognito.RefusesAsUnauthorized(TestCognito.TotpAnswer(await Cognito.AClient(Pool), own, Cognito.TotpCode(secret)), "Invalid session for the user.");
        await Cognito.RefusesAsUnauthorized(TestCognito.TotpAnswer(Client, new string('x', 60), Cognito.TotpCode(secret)), "Invalid session for the user.");
        Assert.NotNull((await Cognito.Invoke(TestCognito.TotpAnswer(Client, own, Cognito.TotpCode(secret)))).AuthenticationResult);
    }

    [Fact]
    public async Task A_session_dies_with_its_time_the_password_the_sign_out_and_the_user()
    {
        var secret = await ATotp();
        async Task<string?> Session() => (await Cognito.StartSignIn(Client)).Session;
        RespondToAuthChallengeRequest Answer(string? session) => TestCognito.TotpAnswer(Client, session, Cognito.TotpCode(secret));

        var session = await Session();
        Cognito.Clock.Advance(TimeSpan.FromMinutes(3.1));
        await Cognito.RefusesAsUnauthorized(Answer(session), "Invalid session for the user, session is expired.");

        session = await Session();
        Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await Cognito.Invoke(new AdminUserGlobalSignOutRequest { UserPoolId = Pool.Id!, Username = "ana" });
        await Cognito.RefusesAsUnauthorized(Answer(session), "Invalid session for the user.");

        session = await Session();
        await Cognito.Invoke(new AdminDisableUserRequest { UserPoolId = Pool.Id!, Username = "ana" });
        await Cognito.RefusesAsUnauthorized(Answer(session), "User is disabled.");
        await Cognito.Invoke(new AdminEnableUserRequest { UserPoolId = Pool.Id!, Username = "ana" });

        Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        session = await Session();
        Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await Cognito.Invoke(new AdminSetUserPasswordRequest { UserPoolId = Pool.Id!, Username = "ana", Password = "Another-Horse-9", Permanent = true });
        await Cognito.RefusesAsUnauthorized(Answer(session), "Invalid session for the user.");
    }

    [Fact]
    public async Task A_new_password_does_not_skip_the_second_factor()
    {
        await Cognito.AnInvitedUser(Pool, "carl", attributes: [("email", "carl@example.com"), ("email_verified", "true")]);
        await Prefer("carl", email: new() { Enabled = true });
        var challenge = await Cognito.StartSignIn(Client, "carl", "Temporary-1");
        var next = await Cognito.Invoke(TestCognito.NewPassword(Client, challenge, "carl"));
        Assert.Equal((ChallengeNameType.EmailOtp, null), (next.ChallengeName, next.AuthenticationResult));
    }

    [Fact]
    public async Task Messages_of_one_user_are_limited()
    {
        await Prefer(sms: new() { Enabled = true });
        for (var i = 0; i < 20; i++) await Cognito.StartSignIn(Client);
        Assert.Equal(ErrorCodes.TooManyRequestsException, (await Cognito.Refusal(Cognito.PasswordAuth(Client))).Code);
        Assert.Equal(20, (await Cognito.Outbox(Pool)).Count);
    }

    [Fact]
    public async Task The_way_back_into_an_account_is_not_where_its_second_factor_goes()
    {
        await Prefer(email: new() { Enabled = true });
        Assert.Equal("SMS", (await Cognito.Invoke(new ForgotPasswordRequest { ClientId = Client.ClientId!, Username = "ana" })).CodeDeliveryDetails!.DeliveryMedium);
        await Prefer(sms: new() { Enabled = true });
        await Cognito.RefusesAsInvalid(new ForgotPasswordRequest { ClientId = Client.ClientId!, Username = "ana" }, "Cannot reset password for the user as there is no registered/verified email or phone_number");
    }

    [Fact]
    public async Task Seeds_are_not_readable_in_the_database_nor_in_the_audit_log()
    {
        var secret = await ATotp();
        var (rows, audit) = await Cognito.Database(async db => (db.SoftwareTokens.ToList(), string.Join('\n', db.AuditEntries.Select(a => a.Changes).ToList())));
        var seed = Assert.Single(rows).Secret!;
        Assert.True(seed.Length > 32);
        Assert.DoesNotContain(secret, audit, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(seed), audit, StringComparison.Ordinal);
        await Task.CompletedTask;
    }
}
