using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

/// <summary>What the explanation calls open lets the person in, and what it calls closed does not.</summary>
public sealed class SignInWaysTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Somebody_without_a_password_signs_in_by_a_code_where_the_client_lets_people_choose()
    {
        var pool = await Passwordless();
        var client = await _cognito.AClient(pool, c => c with { ExplicitAuthFlows = ["ALLOW_USER_AUTH"] });
        await Joins(pool, client, "ana");
        var answer = await Explain(pool, client);
        Assert.True(answer.CanSignIn);
        Assert.Equal(["EmailOtp"], Open(answer));
        Assert.Equal("The user has no password.", answer.Ways.Single(w => w.Name == SignInWayName.Password).Closed);
        Assert.Equal(SignInRuleOutcome.Step, answer.Rules.Single(r => r.Name == SignInRules.Password).Outcome);
        Assert.DoesNotContain(answer.Rules, r => r.Outcome == SignInRuleOutcome.Failed);

        var asked = await _cognito.Invoke(Choose(client, ("PREFERRED_CHALLENGE", "EMAIL_OTP")));
        Assert.Equal(ChallengeNameType.EmailOtp, asked.ChallengeName);
        Assert.NotNull((await _cognito.Invoke(TestCognito.Answer(client, "EMAIL_OTP", asked.Session, "ana", ("EMAIL_OTP_CODE", await _cognito.NewestCode(pool))))).AuthenticationResult);

        // The same person at a client that takes passwords alone.
        var passwords = await _cognito.AClient(pool, c => c with { ExplicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH"] });
        answer = await Explain(pool, passwords);
        Assert.False(answer.CanSignIn);
        Assert.Equal("The app client does not allow the choice of factor (ALLOW_USER_AUTH).", answer.Ways.Single(w => w.Name == SignInWayName.EmailOtp).Closed);
        Assert.Equal(SignInRuleOutcome.Failed, answer.Rules.Single(r => r.Name == SignInRules.Password).Outcome);
    }

    [Fact]
    public async Task A_code_goes_to_a_verified_address_alone_and_not_to_whoever_has_a_second_factor()
    {
        var pool = await Passwordless();
        var client = await _cognito.AClient(pool, c => c with { ExplicitAuthFlows = ["ALLOW_USER_AUTH"] });
        await Joins(pool, client, "ana");
        await _cognito.SetAttributes(pool, "ana", ("email", "ana@example.com"), ("email_verified", "false"));
        var answer = await Explain(pool, client);
        Assert.False(answer.CanSignIn);
        Assert.Equal("The user has no verified email address.", answer.Ways.Single(w => w.Name == SignInWayName.EmailOtp).Closed);

        await _cognito.AUser(pool, "ben", "ben@example.com");
        await _cognito.SetMfa(pool, "OPTIONAL", totp: true);
        var both = await _cognito.AClient(pool, c => c with { ExplicitAuthFlows = ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH"] });
        await _cognito.ATotp((await _cognito.SignIn(both, "ben")).AccessToken!);
        await _cognito.Invoke(new AdminSetUserMFAPreferenceRequest { UserPoolId = pool.Id!, Username = "ben", SoftwareTokenMfaSettings = new() { Enabled = true } });
        answer = await Explain(pool, both, "ben");
        Assert.Equal(["Password", "Srp"], Open(answer));
        Assert.StartsWith("Whoever has a second factor begins with the password", answer.Ways.Single(w => w.Name == SignInWayName.EmailOtp).Closed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passkey_opens_while_a_lock_closes_the_password()
    {
        var (pool, client) = await _cognito.APasskeySite();
        Assert.Equal("The user has no passkey.", (await Explain(pool, client)).Ways.Single(w => w.Name == SignInWayName.Passkey).Closed);
        await _cognito.APasskeyAtSite(client);
        Assert.Equal(["Password", "Srp", "Passkey"], Open(await Explain(pool, client)));
        for (var i = 0; i < 6; i++)
        {
            await _cognito.Refusal(_cognito.PasswordAuth(client, password: "Wrong-Horse-9"));
            _cognito.Clock.Advance(TimeSpan.FromSeconds(i == 4 ? 2 : 0));
        }

        var answer = await Explain(pool, client);
        Assert.True(answer.CanSignIn);
        Assert.Equal(["Passkey"], Open(answer));
        Assert.Equal(SignInRuleOutcome.Step, answer.Rules.Single(r => r.Name == SignInRules.Lock).Outcome);
        Assert.StartsWith("After 6 failed attempts", answer.Ways[0].Closed, StringComparison.Ordinal);
        Assert.Equal(ChallengeNameType.WebAuthn, (await _cognito.Invoke(Choose(client, ("PREFERRED_CHALLENGE", "WEB_AUTHN")))).ChallengeName);

        await _cognito.Invoke(new AdminDisableUserRequest { UserPoolId = pool.Id!, Username = "ana" });
        answer = await Explain(pool, client);
        Assert.False(answer.CanSignIn);
        Assert.All(answer.Ways, w => Assert.Equal("The account is disabled.", w.Closed));
    }

    [Theory]
    [InlineData("ALLOW_CUSTOM_AUTH")]
    [InlineData("CUSTOM_AUTH_FLOW_ONLY")]
    public async Task A_client_of_custom_authentication_alone_lets_in_whom_its_functions_let_in(string flow)
    {
        var pool = await _cognito.APool();
        await _cognito.AUser(pool);
        var client = await _cognito.AClient(pool, c => c with { ExplicitAuthFlows = [flow] });
        var answer = await Explain(pool, client);
        Assert.False(answer.CanSignIn);
        Assert.Equal("The user pool has no function that defines the challenges.", answer.Ways.Single(w => w.Name == SignInWayName.Custom).Closed);
        var failed = Assert.Single(answer.Rules, r => r.Outcome == SignInRuleOutcome.Failed);
        Assert.Equal((SignInRules.Flow, "The app client allows custom authentication. An app that uses another flow is refused. None of it is open to this user."), (failed.Name, failed.Text));

        await Triggers(pool, new() { DefineAuthChallenge = await _cognito.AFunction("event.response = { issueTokens: true, failAuthentication: false }") });
        answer = await Explain(pool, client);
        Assert.True(answer.CanSignIn);
        Assert.Equal(["Custom"], Open(answer));
        Assert.NotNull((await _cognito.Invoke(new InitiateAuthRequest { ClientId = client.ClientId!, AuthFlow = AuthFlowType.CustomAuth, AuthParameters = new Dictionary<string, string> { ["USERNAME"] = "ana" } })).AuthenticationResult);
    }

    [Fact]
    public async Task A_client_of_the_old_kind_has_SRP_without_naming_it()
    {
        var pool = await _cognito.APool();
        await _cognito.AUser(pool);
        var client = await _cognito.AClient(pool, c => c with { ExplicitAuthFlows = ["ADMIN_NO_SRP_AUTH"] });
        var answer = await Explain(pool, client);
        Assert.Equal(["Password", "Srp"], Open(answer));
        Assert.Contains("secure remote password (SRP), user name and password from a server", answer.Rules[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Login_pages_take_the_password_unless_they_turn_users_of_the_pool_away()
    {
        var pool = await _cognito.APool();
        await _cognito.AUser(pool);
        await _cognito.ADomain(pool);
        var client = await _cognito.AWebClient(pool, c => c with { ExplicitAuthFlows = ["ALLOW_REFRESH_TOKEN_AUTH"] });
        Assert.Equal(["Password"], Open(await Explain(pool, client)));
        var closed = await _cognito.AWebClient(pool, c => c with { ExplicitAuthFlows = ["ALLOW_REFRESH_TOKEN_AUTH"], SupportedIdentityProviders = null });
        Assert.False((await Explain(pool, closed)).CanSignIn);
    }

    [Fact]
    public async Task Functions_that_may_refuse_are_named_with_their_last_refusal_of_this_user()
    {
        var pool = await _cognito.APool();
        await _cognito.AUser(pool);
        await _cognito.AUser(pool, "ben");
        var client = await _cognito.AClient(pool);
        Assert.DoesNotContain((await Explain(pool, client)).Rules, r => r.Name == SignInRules.Triggers);
        await Triggers(pool, new() { PreAuthentication = await _cognito.AFunction("if (event.userName === 'ana') throw new Error('Not on a Tuesday')") });
        var rule = (await Explain(pool, client)).Rules.Single(r => r.Name == SignInRules.Triggers);
        Assert.Equal((SignInRuleOutcome.Step, "A function of the user pool may refuse anybody: PreAuthentication. The log knows of no refusal of this user.", null), (rule.Outcome, rule.Text, rule.InvocationId));

        Assert.Equal(ErrorCodes.UserLambdaValidationException, (await _cognito.Refusal(_cognito.PasswordAuth(client))).Code);
        await _cognito.SignIn(client, "ben");
        rule = (await Explain(pool, client)).Rules.Single(r => r.Name == SignInRules.Triggers);
        Assert.Equal("A function of the user pool may refuse anybody: PreAuthentication. PreAuthentication refused this user at 2026-03-03 09:05:07 UTC.", rule.Text);
        var run = (await _cognito.Invoke(new GetFunctionInvocationRequest { UserPoolId = pool.Id!, InvocationId = rule.InvocationId! })).Run;
        Assert.Contains("Not on a Tuesday", run.Refusal, StringComparison.Ordinal);
        Assert.Null((await Explain(pool, client, "ben")).Rules.Single(r => r.Name == SignInRules.Triggers).InvocationId);
    }

    [Fact]
    public async Task The_function_between_a_provider_and_the_pool_is_named_where_the_client_offers_a_provider()
    {
        var (pool, client, _) = await _cognito.AFederatedSite();
        await _cognito.AUser(pool);
        await Triggers(pool, new() { InboundFederation = new() { LambdaArn = await _cognito.AFunction(""), LambdaVersion = "V1_0" } });
        Assert.StartsWith("A function of the user pool may refuse anybody: InboundFederation.", (await Explain(pool, client)).Rules.Single(r => r.Name == SignInRules.Triggers).Text);
        Assert.DoesNotContain((await Explain(pool, await _cognito.AWebClient(pool))).Rules, r => r.Name == SignInRules.Triggers);
    }

    private Task<UserPoolType> Passwordless() => _cognito.APool(p => p with { AutoVerifiedAttributes = ["email"], Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP"] } } });

    /// <summary>Signs up without a password, and is confirmed with a verified address.</summary>
    private async Task Joins(UserPoolType pool, UserPoolClientType client, string username)
    {
        await _cognito.Invoke(new SignUpRequest { ClientId = client.ClientId!, Username = username, UserAttributes = TestCognito.Attributes(("email", $"{username}@example.com")) });
        await _cognito.Invoke(new AdminConfirmSignUpRequest { UserPoolId = pool.Id!, Username = username });
        await _cognito.SetAttributes(pool, username, ("email", $"{username}@example.com"), ("email_verified", "true"));
        _cognito.Clock.Advance(TimeSpan.FromSeconds(1)); // the next code is the newest
    }

    private Task Triggers(UserPoolType pool, LambdaConfigType config) => _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = pool.Id!, LambdaConfig = config });

    private static IEnumerable<string> Open(GetSignInExplanationResponse answer) => answer.Ways.Where(w => w.Closed is null).Select(w => w.Name);

    private static InitiateAuthRequest Choose(UserPoolClientType client, params (string Name, string Value)[] parameters) => new()
    {
        ClientId = client.ClientId!,
        AuthFlow = AuthFlowType.UserAuth,
        AuthParameters = parameters.Append(("USERNAME", "ana")).ToDictionary(p => p.Item1, p => p.Item2),
    };

    private Task<GetSignInExplanationResponse> Explain(UserPoolType pool, UserPoolClientType client, string username = "ana") =>
        _cognito.Invoke(new GetSignInExplanationRequest { UserPoolId = pool.Id!, ClientId = client.ClientId!, Username = username });
}
