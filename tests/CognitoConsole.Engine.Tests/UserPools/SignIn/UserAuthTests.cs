using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>USER_AUTH: a sign-in that begins with a choice.</summary>
public sealed class UserAuthTests : IAsyncLifetime
{
    private const string WrongCode = "Invalid code or auth state for the user.";
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool(p => p with { AutoVerifiedAttributes = ["email"], Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP", "SMS_OTP"] } } });
        _client = await _cognito.AClient(_pool, c => c with { ExplicitAuthFlows = ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"], PreventUserExistenceErrors = "ENABLED" });
        await _cognito.AUser(_pool);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Choices_are_what_the_pool_allows_and_the_user_has()
    {
        var start = await _cognito.Invoke(Start());
        Assert.Equal((ChallengeNameType.SelectChallenge, "PASSWORD_SRP PASSWORD EMAIL_OTP"), (start.ChallengeName, string.Join(' ', start.AvailableChallenges!)));
        Assert.Empty(start.ChallengeParameters!);
        await _cognito.SetAttributes(_pool, "ana", ("phone_number", "+14325559934"), ("phone_number_verified", "true"));
        Assert.Equal(["PASSWORD_SRP", "PASSWORD", "EMAIL_OTP", "SMS_OTP"], (await _cognito.Invoke(Start())).AvailableChallenges);
        await _cognito.AnInvitedUser(_pool, "ben", attributes: [("email", "ben@example.com"), ("email_verified", "true")]);
        Assert.Equal(["PASSWORD_SRP", "PASSWORD"], (await _cognito.Invoke(Start("ben"))).AvailableChallenges);
        var admin = await _cognito.Invoke(new AdminInitiateAuthRequest { UserPoolId = _pool.Id!, ClientId = _client.ClientId!, AuthFlow = "USER_AUTH", AuthParameters = new Dictionary<string, string> { ["USERNAME"] = "ben" } });
        Assert.Equal(ChallengeNameType.SelectChallenge, admin.ChallengeName);
    }

    [Fact]
    [Shows("UserPool.Policies.SignInPolicy.AllowedFirstAuthFactors")]
    public async Task A_factor_that_the_pool_no_longer_allows_is_neither_offered_nor_begun()
    {
        var (begin, finish) = (Start("ana", ("PREFERRED_CHALLENGE", "EMAIL_OTP")), await _cognito.Invoke(Start()));
        Assert.Equal("EMAIL_OTP", (await _cognito.Invoke(begin)).ChallengeName);
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, AutoVerifiedAttributes = ["email"] });
        Assert.Equal(["PASSWORD_SRP", "PASSWORD"], (await _cognito.Invoke(Start())).AvailableChallenges);
        Assert.Equal(ChallengeNameType.SelectChallenge, (await _cognito.Invoke(begin)).ChallengeName);
        await _cognito.RefusesAsInvalid(Select(finish.Session, "ana", "EMAIL_OTP"), "Selected challenge is not available.");
    }

    [Theory]
    [InlineData("ana@example.net", "true")]
    [InlineData("ana@example.com", "false")]
    public async Task A_code_that_came_to_an_address_of_before_signs_nobody_in(string email, string isVerified)
    {
        var asked = await _cognito.Invoke(Start("ana", ("PREFERRED_CHALLENGE", "EMAIL_OTP")));
        var code = await _cognito.NewestCode(_pool);
        await _cognito.SetAttributes(_pool, "ana", ("email", email), ("email_verified", isVerified));
        await _cognito.RefusesAsUnauthorized(TestCognito.Answer(_client, "EMAIL_OTP", asked.Session, "ana", ("EMAIL_OTP_CODE", code)), "Invalid session for the user.");
    }

    [Fact]
    public async Task A_password_is_chosen_and_given_at_once_or_preferred_before()
    {
        var start = await _cognito.Invoke(Start());
        var select = Select(start.Session, "ana", "PASSWORD", ("PASSWORD", TestCognito.Password));
        Assert.NotNull((await _cognito.Invoke(select)).AuthenticationResult!.IdToken);
        await _cognito.RefusesAsUnauthorized(select, "Invalid session for the user, session can only be used once.");
        Assert.NotNull((await _cognito.Invoke(Start("ana", ("PREFERRED_CHALLENGE", "PASSWORD"), ("PASSWORD", TestCognito.Password)))).AuthenticationResult);
        await _cognito.RefusesAsUnauthorized(Start("ana", ("PREFERRED_CHALLENGE", "PASSWORD"), ("PASSWORD", "Wrong-Horse-9")), "Incorrect username or password.");
        var later = await _cognito.Invoke(Start("ana", ("PREFERRED_CHALLENGE", "PASSWORD")));
        Assert.Equal("PASSWORD", later.ChallengeName);
        Assert.NotNull((await _cognito.Invoke(TestCognito.Answer(_client, "PASSWORD", later.Session, "ana", ("PASSWORD", TestCognito.Password)))).AuthenticationResult);
    }

    [Fact]
    public async Task SRP_is_chosen_or_preferred()
    {
        var srp = new SrpClient();
        var verifier = await _cognito.Invoke(Start("ana", ("PREFERRED_CHALLENGE", "PASSWORD_SRP"), ("SRP_A", srp.A)));
        Assert.Equal(ChallengeNameType.PasswordVerifier, verifier.ChallengeName);
        Assert.NotNull((await _cognito.Invoke(_cognito.SrpAnswer(_client, verifier, srp))).AuthenticationResult);

        foreach (var start in new[] { await _cognito.Invoke(Start()), await _cognito.Invoke(Start("ana", ("PREFERRED_CHALLENGE", "PASSWORD_SRP"))) })
        {
            var request = start.ChallengeName == "SELECT_CHALLENGE"
                ? Select(start.Session, "ana", "PASSWORD_SRP", ("SRP_A", srp.A))
                : TestCognito.Answer(_client, "PASSWORD_SRP", start.Session, "ana", ("SRP_A", srp.A));
            var challenge = await _cognito.Invoke(request);
            Assert.NotNull((await _cognito.Invoke(_cognito.SrpAnswer(_client, new InitiateAuthResponse { ChallengeParameters = challenge.ChallengeParameters }, srp))).AuthenticationResult);
            await _cognito.RefusesAsUnauthorized(request, "Invalid session for the user, session can only be used once.");
        }
    }

    [Theory]
    [InlineData("EMAIL_OTP", "EMAIL", "a***@e***")]
    [InlineData("SMS_OTP", "SMS", "+*******9934")]
    public async Task A_code_signs_in_once(string factor, string medium, string destination)
    {
        await _cognito.SetAttributes(_pool, "ana", ("phone_number", "+14325559934"), ("phone_number_verified", "true"));
        var asked = await _cognito.Invoke(Start("ana", ("PREFERRED_CHALLENGE", factor)));
        Assert.Equal((factor, medium, destination, factor),
            (asked.ChallengeName, asked.ChallengeParameters!["CODE_DELIVERY_DELIVERY_MEDIUM"], asked.ChallengeParameters["CODE_DELIVERY_DESTINATION"], Assert.Single(asked.AvailableChallenges!)));
        var code = await _cognito.NewestCode(_pool);
        Assert.Equal(8, code.Length);
        await _cognito.Refuses(Code(asked.Session, "ana", factor, "1234567" + (code[7] == '0' ? '1' : '0')), ErrorCodes.CodeMismatchException, WrongCode);
        var (done, refusals) = await _cognito.AtOnce(50, _ => Code(asked.Session, "ana", factor, code));
        Assert.Equal(1, done);
        Assert.All(refusals, r => Assert.Equal("Invalid session for the user, session can only be used once.", r.Message));
    }

    [Fact]
    public async Task Codes_are_guessed_five_times()
    {
        var asked = await _cognito.Invoke(Start("ana", ("PREFERRED_CHALLENGE", "EMAIL_OTP")));
        var (_, refusals) = await _cognito.AtOnce(200, i => Code(asked.Session, "ana", "EMAIL_OTP", $"{i:D8}"));
        Assert.Equal(5, refusals.Count(r => r.Message == WrongCode));
        await _cognito.RefusesAsUnauthorized(_cognito.PasswordAuth(_client), "Password attempts exceeded");
        await _cognito.RefusesAsUnauthorized(Code(asked.Session, "ana", "EMAIL_OTP", await _cognito.NewestCode(_pool)), "Password attempts exceeded");
    }

    [Fact]
    public async Task Who_has_a_second_factor_begins_with_the_password_and_passes_both()
    {
        var session = (await _cognito.Invoke(Start())).Session;
        var code = await _cognito.Invoke(Start("ana", ("PREFERRED_CHALLENGE", "EMAIL_OTP")));
        await _cognito.SetMfa(_pool, "OPTIONAL", sms: true);
        await _cognito.SetAttributes(_pool, "ana", ("phone_number", "+14325559934"), ("phone_number_verified", "true"));
        await _cognito.Invoke(new AdminSetUserMFAPreferenceRequest { UserPoolId = _pool.Id!, Username = "ana", SMSMfaSettings = new() { Enabled = true } });
        Assert.Equal(["PASSWORD_SRP", "PASSWORD"], (await _cognito.Invoke(Start())).AvailableChallenges);
        // What was begun before does not skip it.
        await _cognito.RefusesAsInvalid(Select(session, "ana", "EMAIL_OTP"), "Selected challenge is not available.");
        Assert.Equal(ChallengeNameType.SmsMfa, (await _cognito.Invoke(Code(code.Session, "ana", "EMAIL_OTP", await _cognito.NewestCode(_pool)))).ChallengeName);
        Assert.Equal(ChallengeNameType.SmsMfa, (await _cognito.Invoke(Start("ana", ("PREFERRED_CHALLENGE", "PASSWORD"), ("PASSWORD", TestCognito.Password)))).ChallengeName);
    }

    [Fact]
    public async Task Nobody_can_be_told_from_somebody()
    {
        var none = await Nobody("PASSWORD_SRP PASSWORD EMAIL_OTP");
        foreach (var factor in new[] { "EMAIL_OTP", "PASSWORD", "PASSWORD_SRP" })
        {
            var (real, fake) = (await _cognito.Invoke(Start("ana", ("PREFERRED_CHALLENGE", factor))), await _cognito.Invoke(Start(none, ("PREFERRED_CHALLENGE", factor))));
            Assert.Equal(real.ChallengeName, fake.ChallengeName);
            Assert.Equal(real.ChallengeParameters!.Keys, fake.ChallengeParameters!.Keys);
            Assert.Equal(real.AvailableChallenges, fake.AvailableChallenges);
            Assert.Equal(real.Session!.Length, fake.Session!.Length);
        }

        var asked = (await _cognito.Invoke(Start(none, ("PREFERRED_CHALLENGE", "EMAIL_OTP"))), await _cognito.Invoke(Start(none, ("PREFERRED_CHALLENGE", "EMAIL_OTP"))));
        Assert.Equal(asked.Item1.ChallengeParameters, asked.Item2.ChallengeParameters);
        Assert.Single(await _cognito.Outbox(_pool));

        var select = await _cognito.Invoke(Start(none));
        Assert.Equal((await _cognito.Invoke(Start(none))).AvailableChallenges, select.AvailableChallenges);
        await _cognito.RefusesAsUnauthorized(Select(select.Session, none, "PASSWORD", ("PASSWORD", TestCognito.Password)), "Incorrect username or password.");
        await _cognito.RefusesAsUnauthorized(Select(select.Session, "ana", "PASSWORD", ("PASSWORD", TestCognito.Password)), "Invalid session for the user.");
    }

    [Fact]
    public async Task Nobody_is_offered_what_some_of_the_pools_people_have()
    {
        await _cognito.AUser(_pool, "old");
        await _cognito.SetAttributes(_pool, "old", ("email_verified", "false"));
        await _cognito.AnInvitedUser(_pool, "inv", attributes: [("email", "inv@example.com"), ("email_verified", "true")]);
        var real = new HashSet<string>();
        foreach (var name in new[] { "ana", "old", "inv" }) real.Add(await Offered(name));
        Assert.Equal(["PASSWORD_SRP PASSWORD", "PASSWORD_SRP PASSWORD EMAIL_OTP"], real.Order(StringComparer.Ordinal));
        var fake = new List<string>();
        for (var i = 0; i < 100; i++)
        {
            fake.Add(await Offered($"nb{i}"));
            Assert.Equal(fake[i], await Offered($"nb{i}"));
        }

        Assert.Superset(real, fake.ToHashSet());
        Assert.Contains("EMAIL_OTP", fake);
        Assert.Contains("PASSWORD_SRP PASSWORD EMAIL_OTP SMS_OTP", fake);
        Assert.All(real, offered => Assert.InRange(fake.Count(f => f == offered), 1, 70));
    }

    [Fact]
    public async Task Nobodys_wrong_codes_and_passwords_end_like_somebodys()
    {
        foreach (var name in new[] { "ana", await Nobody("PASSWORD_SRP PASSWORD EMAIL_OTP") })
        {
            var asked = await _cognito.Invoke(Start(name, ("PREFERRED_CHALLENGE", "EMAIL_OTP")));
            for (var i = 0; i < 5; i++) await _cognito.Refuses(Code(asked.Session, name, "EMAIL_OTP", "0000000" + i), ErrorCodes.CodeMismatchException, WrongCode);
            await _cognito.RefusesAsUnauthorized(Code(asked.Session, name, "EMAIL_OTP", "00000009"), "Password attempts exceeded");
            await _cognito.RefusesAsUnauthorized(_cognito.PasswordAuth(_client, name, "Wrong-Horse-9"), "Password attempts exceeded");
            _cognito.Clock.Advance(TimeSpan.FromSeconds(1.1));
            await _cognito.RefusesAsUnauthorized(_cognito.PasswordAuth(_client, name, "Wrong-Horse-9"), "Incorrect username or password.");
            _cognito.Clock.Advance(TimeSpan.FromSeconds(1.1));
            await _cognito.RefusesAsUnauthorized(_cognito.PasswordAuth(_client, name, "Wrong-Horse-9"), "Password attempts exceeded");
        }
    }

    [Fact]
    public async Task A_state_that_stops_is_told_after_the_code()
    {
        var asked = await _cognito.Invoke(Start("ana", ("PREFERRED_CHALLENGE", "EMAIL_OTP")));
        await _cognito.Invoke(new AdminDisableUserRequest { UserPoolId = _pool.Id!, Username = "ana" });
        await _cognito.Refuses(Code(asked.Session, "ana", "EMAIL_OTP", "00000000"), ErrorCodes.CodeMismatchException, WrongCode);
        await _cognito.RefusesAsUnauthorized(Code(asked.Session, "ana", "EMAIL_OTP", await _cognito.NewestCode(_pool)), "User is disabled.");
    }

    [Fact]
    public async Task A_flow_that_is_off_and_an_unknown_user_of_an_open_client_are_refused()
    {
        var open = await _cognito.AClient(_pool, c => c with { ExplicitAuthFlows = ["ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"], PreventUserExistenceErrors = "LEGACY" });
        await _cognito.RefusesUnknownUser(Start("nobody") with { ClientId = open.ClientId! });
        var closed = await _cognito.AClient(_pool);
        await _cognito.RefusesAsInvalid(Start() with { ClientId = closed.ClientId! }, "USER_AUTH flow not enabled for this client");
        await _cognito.RefusesAsInvalid(Select((await _cognito.Invoke(Start())).Session, "ana", "WEB_AUTHN"), "Selected challenge is not available.");
    }

    [Fact]
    public async Task A_sign_up_without_a_password_goes_on_to_the_first_sign_in()
    {
        var signUp = await _cognito.Invoke(new SignUpRequest { ClientId = _client.ClientId!, Username = "eva", UserAttributes = [new() { Name = "email", Value = "eva@example.com" }] });
        ConfirmSignUpRequest confirm = new() { ClientId = _client.ClientId!, Username = "eva", ConfirmationCode = await _cognito.NewestCode(_pool), Session = signUp.Session };
        await _cognito.RefusesAsUnauthorized(Start("eva") with { Session = signUp.Session }, "Invalid session for the user.");
        var session = (await _cognito.Invoke(confirm)).Session;
        await _cognito.RefusesAsUnauthorized(Start("ana") with { Session = session }, "Invalid session for the user.");
        Assert.NotNull((await _cognito.Invoke(Start("eva") with { Session = session })).AuthenticationResult!.AccessToken);
        await _cognito.RefusesAsUnauthorized(Start("eva") with { Session = session }, "Invalid session for the user, session can only be used once.");
        Assert.Equal(["EMAIL_OTP"], (await _cognito.Invoke(Start("eva"))).AvailableChallenges);
    }

    [Fact]
    public async Task A_confirmation_without_the_sign_ups_session_signs_nobody_in()
    {
        await _cognito.SignUp(_client, "eva");
        ConfirmSignUpRequest confirm = new() { ClientId = _client.ClientId!, Username = "eva", ConfirmationCode = await _cognito.NewestCode(_pool) };
        await _cognito.RefusesAsUnauthorized(confirm with { Session = new string('x', 40) }, "Invalid session for the user.");
        Assert.Null((await _cognito.Invoke(confirm)).Session);
    }

    [Fact]
    public async Task Sessions_end_with_the_user_and_are_no_way_to_whoever_gets_the_name()
    {
        var address = TestCognito.Attributes(("email", "eva@example.com"));
        async Task<string?> SignUp() => (await _cognito.Invoke(new SignUpRequest { ClientId = _client.ClientId!, Username = "eva", UserAttributes = address })).Session;
        async Task<string?> Confirm(string? signUp) =>
            (await _cognito.Invoke(new ConfirmSignUpRequest { ClientId = _client.ClientId!, Username = "eva", ConfirmationCode = await _cognito.NewestCode(_pool), Session = signUp })).Session;
        async Task Delete()
        {
            await _cognito.Invoke(new AdminDeleteUserRequest { UserPoolId = _pool.Id!, Username = "eva" });
            _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var signedUp = await SignUp();
        await Delete();
        var own = await SignUp();
        await _cognito.RefusesAsUnauthorized(new ConfirmSignUpRequest { ClientId = _client.ClientId!, Username = "eva", ConfirmationCode = await _cognito.NewestCode(_pool), Session = signedUp }, "Invalid session for the user.");
        var confirmed = await Confirm(own);
        var choice = (await _cognito.Invoke(Start("eva"))).Session;
        var asked = (await _cognito.Invoke(Start("eva", ("PREFERRED_CHALLENGE", "EMAIL_OTP")))).Session;
        var code = await _cognito.NewestCode(_pool);

        // Even with the same address, and without a password that would be newer.
        await Delete();
        await Confirm(await SignUp());
        await _cognito.RefusesAsUnauthorized(Start("eva") with { Session = confirmed }, "Invalid session for the user.");
        await _cognito.RefusesAsUnauthorized(Select(choice, "eva", "EMAIL_OTP"), "Invalid session for the user.");
        await _cognito.RefusesAsUnauthorized(Code(asked, "eva", "EMAIL_OTP", code), "Invalid session for the user.");
    }

    private InitiateAuthRequest Start(string username = "ana", params (string Name, string Value)[] parameters)
    {
        var all = parameters.Append(("USERNAME", username)).ToDictionary(p => p.Item1, p => p.Item2);
        return new() { ClientId = _client.ClientId!, AuthFlow = AuthFlowType.UserAuth, AuthParameters = all };
    }

    private async Task<string> Offered(string username) => string.Join(' ', (await _cognito.Invoke(Start(username))).AvailableChallenges!);

    /// <summary>A name of three letters that nobody has, and that is offered this.</summary>
    private async Task<string> Nobody(string offered)
    {
        for (var i = 100; i < 400; i++)
            if (await Offered($"{i}") == offered) return $"{i}";
        throw new InvalidOperationException($"Nobody is offered {offered}.");
    }

    private RespondToAuthChallengeRequest Select(string? session, string username, string answer, params (string Name, string Value)[] more) =>
        TestCognito.Answer(_client, "SELECT_CHALLENGE", session, username, [("ANSWER", answer), .. more]);

    private RespondToAuthChallengeRequest Code(string? session, string username, string factor, string code) =>
        TestCognito.Answer(_client, factor, session, username, (factor + "_CODE", code));
}
