using System.Data.Common;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>A session that was used judges nothing: it counts no wrong answer, uses up no code and sends no message.</summary>
public sealed class UsedSessionTests : IAsyncLifetime
{
    private const string Used = "Invalid session for the user, session can only be used once.";
    private readonly Counter _statements = new();
    private readonly TestCognito _cognito;
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public UsedSessionTests() => _cognito = new TestCognito(s => s.ConfigureDbContext<CognitoDbContext>(db => db.AddInterceptors(_statements)));

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool(p => p with { AutoVerifiedAttributes = ["email"], Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP"] } } });
        _client = await _cognito.AClient(_pool, c => c with { ExplicitAuthFlows = [.. c.ExplicitAuthFlows!, "ALLOW_USER_AUTH"] });
        await _cognito.AUser(_pool);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Codes_of_an_app_neither_lock_nor_are_burnt()
    {
        await _cognito.SetMfa(_pool, "OPTIONAL", totp: true);
        var secret = await _cognito.ATotp((await _cognito.SignIn(_client)).AccessToken!);
        var session = (await _cognito.StartSignIn(_client)).Session;
        Assert.NotNull((await _cognito.Invoke(TestCognito.TotpAnswer(_client, session, _cognito.TotpCode(secret)))).AuthenticationResult);
        for (var i = 0; i < 6; i++) await _cognito.RefusesAsUnauthorized(TestCognito.TotpAnswer(_client, session, _cognito.WrongTotpCode(secret)), Used);
        await DemandNothingCounted();

        _cognito.Clock.Advance(TimeSpan.FromSeconds(30));
        await _cognito.RefusesAsUnauthorized(TestCognito.TotpAnswer(_client, session, _cognito.TotpCode(secret)), Used);
        Assert.NotNull((await _cognito.Invoke(TestCognito.TotpAnswer(_client, (await _cognito.StartSignIn(_client)).Session, _cognito.TotpCode(secret)))).AuthenticationResult);
    }

    [Theory]
    [InlineData("SMS_MFA")]
    [InlineData("EMAIL_OTP")]
    public async Task Codes_that_are_sent_do_not_lock(string factor)
    {
        await _cognito.SetMfa(_pool, "OPTIONAL", sms: true, email: true);
        await _cognito.SetAttributes(_pool, "ana", ("phone_number", "+14325559934"), ("phone_number_verified", "true"));
        await _cognito.Invoke(new AdminSetUserMFAPreferenceRequest { UserPoolId = _pool.Id!, Username = "ana", SMSMfaSettings = new() { Enabled = true }, EmailMfaSettings = new() { Enabled = true } });
        var choice = await _cognito.StartSignIn(_client);
        var choose = TestCognito.Answer(_client, "SELECT_MFA_TYPE", choice.Session, "ana", ("ANSWER", factor));
        var asked = await _cognito.Invoke(choose);
        var code = await _cognito.NewestCode(_pool);
        Assert.NotNull((await _cognito.Invoke(TestCognito.Answer(_client, factor, asked.Session, "ana", (factor + "_CODE", code)))).AuthenticationResult);
        for (var i = 0; i < 6; i++) await _cognito.RefusesAsUnauthorized(TestCognito.Answer(_client, factor, asked.Session, "ana", (factor + "_CODE", code == "000000" ? "111111" : "000000")), Used);
        await DemandNothingCounted();

        var sent = (await _cognito.Outbox(_pool)).Count;
        await _cognito.RefusesAsUnauthorized(choose, Used);
        await _cognito.RefusesAsUnauthorized(TestCognito.Answer(_client, "SELECT_MFA_TYPE", choice.Session, "ana", ("ANSWER", "nothing")), Used);
        Assert.Equal(sent, (await _cognito.Outbox(_pool)).Count);
    }

    [Fact]
    public async Task A_first_factor_neither_locks_nor_is_sent_again()
    {
        var choice = await _cognito.Invoke(Start());
        var choose = TestCognito.Answer(_client, "SELECT_CHALLENGE", choice.Session, "ana", ("ANSWER", "EMAIL_OTP"));
        var asked = await _cognito.Invoke(choose);
        Assert.NotNull((await _cognito.Invoke(TestCognito.Answer(_client, "EMAIL_OTP", asked.Session, "ana", ("EMAIL_OTP_CODE", await _cognito.NewestCode(_pool))))).AuthenticationResult);
        for (var i = 0; i < 6; i++) await _cognito.RefusesAsUnauthorized(TestCognito.Answer(_client, "EMAIL_OTP", asked.Session, "ana", ("EMAIL_OTP_CODE", "wrong")), Used);
        await _cognito.RefusesAsUnauthorized(choose, Used);
        await _cognito.RefusesAsUnauthorized(TestCognito.Answer(_client, "SELECT_CHALLENGE", choice.Session, "ana", ("ANSWER", "PASSWORD"), ("PASSWORD", "Wrong-Horse-9")), Used);
        Assert.Single(await _cognito.Outbox(_pool));
        await DemandNothingCounted();
    }

    [Fact]
    public async Task Passwords_do_not_lock()
    {
        var asked = await _cognito.Invoke(Start("PASSWORD"));
        Assert.NotNull((await _cognito.Invoke(TestCognito.Answer(_client, "PASSWORD", asked.Session, "ana", ("PASSWORD", TestCognito.Password)))).AuthenticationResult);
        for (var i = 0; i < 6; i++) await _cognito.RefusesAsUnauthorized(TestCognito.Answer(_client, "PASSWORD", asked.Session, "ana", ("PASSWORD", "Wrong-Horse-9")), Used);
        asked = await _cognito.Invoke(Start("PASSWORD_SRP"));
        await _cognito.Invoke(TestCognito.Answer(_client, "PASSWORD_SRP", asked.Session, "ana", ("SRP_A", new SrpClient().A)));
        await _cognito.RefusesAsUnauthorized(TestCognito.Answer(_client, "PASSWORD_SRP", asked.Session, "ana", ("SRP_A", "0")), Used);
        await DemandNothingCounted();
    }

    [Fact]
    public async Task A_new_password_is_not_looked_at()
    {
        await _cognito.AnInvitedUser(_pool, "ben");
        var asked = await _cognito.StartSignIn(_client, "ben", "Temporary-1");
        Assert.NotNull((await _cognito.Invoke(TestCognito.NewPassword(_client, asked, "ben"))).AuthenticationResult);
        await _cognito.RefusesAsUnauthorized(TestCognito.NewPassword(_client, asked, "ben", "weak"), Used);
        await _cognito.RefusesAsUnauthorized(TestCognito.NewPassword(_client, asked, "ana"), Used);
    }

    [Fact]
    public async Task The_session_after_a_sign_up_signs_in_once()
    {
        var signUp = await _cognito.SignUp(_client, "eva");
        var session = (await _cognito.Invoke(new ConfirmSignUpRequest { ClientId = _client.ClientId!, Username = "eva", ConfirmationCode = await _cognito.NewestCode(_pool), Session = signUp.Session })).Session;
        var start = Start() with { Session = session, AuthParameters = new Dictionary<string, string> { ["USERNAME"] = "eva" } };
        Assert.NotNull((await _cognito.Invoke(start)).AuthenticationResult);
        await _cognito.RefusesAsUnauthorized(start, Used);
    }

    [Fact]
    public async Task Where_no_session_comes_in_none_is_looked_for()
    {
        _statements.Reset();
        await _cognito.SignIn(_client);
        await _cognito.Invoke(await _cognito.SrpProof(_client));
        Assert.Equal(0, _statements.Lookups);
        // One where one comes in.
        var asked = await _cognito.Invoke(Start("PASSWORD"));
        Assert.Equal(0, _statements.Lookups);
        await _cognito.Invoke(TestCognito.Answer(_client, "PASSWORD", asked.Session, "ana", ("PASSWORD", TestCognito.Password)));
        Assert.Equal(1, _statements.Lookups);
    }

    /// <summary>Four more wrong passwords leave the account open; with one that was counted before, the right one would be refused.</summary>
    private async Task DemandNothingCounted()
    {
        for (var i = 0; i < 4; i++) await _cognito.RefusesAsUnauthorized(_cognito.PasswordAuth(_client, password: "Wrong-Horse-9"), "Incorrect username or password.");
        await _cognito.StartSignIn(_client);
    }

    private InitiateAuthRequest Start(string? preferred = null)
    {
        var parameters = new Dictionary<string, string> { ["USERNAME"] = "ana" };
        if (preferred is not null) parameters["PREFERRED_CHALLENGE"] = preferred;
        return new() { ClientId = _client.ClientId!, AuthFlow = "USER_AUTH", AuthParameters = parameters };
    }

    private sealed class Counter : DbCommandInterceptor
    {
        private int _lookups;

        public int Lookups => _lookups;

        public void Reset() => _lookups = 0;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("ConsumedSessions", StringComparison.Ordinal) && command.CommandText.Contains("EXISTS", StringComparison.Ordinal)) Interlocked.Increment(ref _lookups);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
