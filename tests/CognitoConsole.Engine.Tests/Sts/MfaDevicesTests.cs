using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Data.Operators;
using CognitoConsole.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.Sts;

public sealed class MfaDevicesTests : IAsyncLifetime
{
    private const string Device = "arn:aws:iam::123456789012:mfa/ana@example.com";
    private const string WrongDevice = "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.";
    private const string WrongCode = "MultiFactorAuthentication failed with invalid MFA one time pass code.";
    private const string OnlyWithMfa = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"},"NumericLessThan":{"aws:MultiFactorAuthAge":"3600"}}},{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}""";

    private readonly TestCognito _cognito = new();
    private OperatorType _ana = null!;
    private Caller.AccessKey _key = null!;
    private string _secret = "";

    public async ValueTask InitializeAsync()
    {
        _ana = await _cognito.AnOperator();
        await _cognito.Invoke(new CreatePolicyRequest { PolicyName = "WithMfa", PolicyDocument = OnlyWithMfa });
        _key = await AKey("robot");
        _secret = await AnApp(_ana);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task A_session_says_that_a_code_was_shown_and_how_long_ago()
    {
        Assert.NotNull(await _cognito.WhyNot(_key, "s3:GetObject"));
        var plain = await _cognito.As((await _cognito.Invoke(new GetSessionTokenRequest(), _key)).Credentials!);
        Assert.NotNull(await _cognito.WhyNot(plain, "s3:GetObject"));
        var shown = await _cognito.As((await _cognito.Invoke(Session(Code()), _key)).Credentials!);
        Assert.Null(await _cognito.WhyNot(shown, "s3:GetObject"));
        _cognito.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Null(await _cognito.WhyNot(shown, "s3:GetObject"));
        _cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await _cognito.WhyNot(shown, "s3:GetObject"));
    }

    [Fact]
    public async Task A_denial_without_MFA_holds_for_sessions_and_with_IfExists_for_keys()
    {
        string Deny(string test) => """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"},{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"TEST":{"aws:MultiFactorAuthPresent":"false"}}}]}""".Replace("TEST", test, StringComparison.Ordinal);
        await _cognito.Invoke(new CreatePolicyRequest { PolicyName = "DenyBool", PolicyDocument = Deny("Bool") });
        await _cognito.Invoke(new CreatePolicyRequest { PolicyName = "DenyIfExists", PolicyDocument = Deny("BoolIfExists") });
        var (loose, strict) = (await AKey("loose", "DenyBool"), await AKey("strict", "DenyIfExists"));
        // As AWS warns: a long-lived key has no such key in its context.
        Assert.Null(await _cognito.WhyNot(loose, "s3:GetObject"));
        Assert.NotNull(await _cognito.WhyNot(strict, "s3:GetObject"));
        Assert.NotNull(await _cognito.WhyNot(await _cognito.As((await _cognito.Invoke(new GetSessionTokenRequest(), loose)).Credentials!), "s3:GetObject"));
        Assert.Null(await _cognito.WhyNot(await _cognito.As((await _cognito.Invoke(Session(Code()), strict)).Credentials!), "s3:GetObject"));
    }

    [Fact]
    public async Task A_role_can_ask_for_it_and_its_own_session_does_not_pass_it_on()
    {
        const string Condition = """,{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}]}""";
        var role = await _cognito.AnIamRole("Careful", TestCognito.TrustInAccount[..^2] + Condition, OnlyWithMfa);
        var request = new AssumeRoleRequest { RoleArn = role, RoleSessionName = "work" };
        var refusal = await _cognito.Refusal(request, _key);
        Assert.Equal((ErrorCodes.AccessDeniedException, "User: arn:aws:iam::123456789012:user/robot is not authorized to perform: sts:AssumeRole on resource: " + role), (refusal.Code, refusal.Message.Split(" because")[0]));
        var session = await _cognito.As((await _cognito.Invoke(request with { SerialNumber = Device, TokenCode = Code() }, _key)).Credentials!);
        Assert.NotNull(await _cognito.WhyNot(session, "s3:GetObject"));

        // So can somebody whose session has shown a code before.
        _cognito.Clock.Advance(TimeSpan.FromSeconds(30));
        await _cognito.Invoke(request, await _cognito.As((await _cognito.Invoke(Session(Code()), _key)).Credentials!));
    }

    [Fact]
    public async Task A_code_counts_once_also_of_many_at_once()
    {
        var code = Code();
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Try(Session(code)))));
        Assert.Single(answers, a => a == "");
        Assert.All(answers.Where(a => a != ""), a => Assert.Equal(WrongCode, a));
        Assert.Equal(WrongCode, await Try(Session(code)));
        _cognito.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(WrongCode, await Try(Session(Code(-1))));
        Assert.Equal("", await Try(Session(Code())));
    }

    [Fact]
    public async Task Five_wrong_codes_lock_for_a_quarter_of_an_hour_here_and_at_the_console()
    {
        for (var i = 0; i < 5; i++) Assert.Equal(WrongCode, await Try(Session(Wrong())));
        Assert.Equal(WrongCode, await Try(Session(Code())));
        Assert.True(await IsLocked());
        _cognito.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(WrongCode, await Try(Session(Code())));
        _cognito.Clock.Advance(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1));
        Assert.Equal("", await Try(Session(Code())));
        Assert.False(await IsLocked());
        // A right one begins anew.
        for (var i = 0; i < 4; i++) await Try(Session(Wrong()));
        _cognito.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("", await Try(Session(Code())));
        for (var i = 0; i < 4; i++) await Try(Session(Wrong()));
        Assert.False(await IsLocked());
    }

    [Fact]
    public async Task Many_guesses_at_once_are_as_many()
    {
        var looked = 0;
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(async () =>
        {
            await Try(Session(Wrong()));
            Interlocked.Increment(ref looked);
        })));
        Assert.Equal(30, looked);
        Assert.True(await IsLocked());
        Assert.Equal(WrongCode, await Try(Session(Code()))); // the right one is not among the guesses that count
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:mfa/ben@example.com")]
    [InlineData("arn:aws:iam::999999999999:mfa/ana@example.com")]
    [InlineData("arn:aws:iam::123456789012:mfa/ANA@example.com")]
    [InlineData("GAHT12345678")]
    public async Task Another_device_is_refused_and_counts_nothing(string serialNumber)
    {
        var ben = await _cognito.AnOperator("ben");
        var secret = await AnApp(ben);
        foreach (var code in new[] { Code(), _cognito.TotpCode(secret) }) Assert.Equal(WrongDevice, await Try(Session(code) with { SerialNumber = serialNumber }));
        Assert.Equal("", await Try(Session(Code())));
    }

    [Fact]
    public async Task Who_has_no_device_is_refused_as_AWS_does()
    {
        var nobodys = await _cognito.AnApiUser("server", "WithMfa");
        var ben = await _cognito.AnOperator("ben");
        var bens = await AKey("bens", person: ben);
        Assert.Equal(WrongDevice, await Try(Session("123456"), nobodys));
        Assert.Equal(WrongDevice, await Try(Session("123456") with { SerialNumber = "arn:aws:iam::123456789012:mfa/ben@example.com" }, bens));
        foreach (var half in new[] { new GetSessionTokenRequest { SerialNumber = Device }, new GetSessionTokenRequest { TokenCode = Code() } })
            Assert.Equal("MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.", await Try(half));
        // A session cannot show a code any more.
        var session = await _cognito.As((await _cognito.Invoke(new GetSessionTokenRequest(), _key)).Credentials!);
        var refusal = await _cognito.Refusal(new AssumeRoleRequest { RoleArn = "arn:aws:iam::123456789012:role/x", RoleSessionName = "work", SerialNumber = Device, TokenCode = Code() }, session);
        Assert.Equal((ErrorCodes.AccessDeniedException, WrongDevice), (refusal.Code, refusal.Message));
    }

    private static GetSessionTokenRequest Session(string code) => new() { SerialNumber = Device, TokenCode = code };

    private string Code(int stepsAhead = 0) => _cognito.TotpCode(_secret, stepsAhead);

    private string Wrong() => _cognito.WrongTotpCode(_secret);

    /// <summary>Empty, or the text of AccessDenied.</summary>
    private async Task<string> Try(GetSessionTokenRequest request, Caller.AccessKey? caller = null)
    {
        try
        {
            await _cognito.Invoke(request, caller ?? _key);
            return "";
        }
        catch (CognitoException refusal)
        {
            Assert.Equal((ErrorCodes.AccessDeniedException, 403), (refusal.Code, refusal.Status));
            return refusal.Message;
        }
    }

    private async Task<Caller.AccessKey> AKey(string user, string policy = "WithMfa", OperatorType? person = null)
    {
        var key = (await _cognito.Invoke(new CreateAccessKeyRequest { UserName = user, PolicyName = policy }, _cognito.As(person ?? _ana))).AccessKey;
        return new Caller.AccessKey(key.AccessKeyId, user, policy, _cognito.Options.AccountId);
    }

    private async Task<string> AnApp(OperatorType person)
    {
        await using var scope = _cognito.Services.CreateAsyncScope();
        var operators = scope.ServiceProvider.GetRequiredService<UserManager<Operator>>();
        var row = (await operators.FindByIdAsync(person.OperatorId))!;
        await operators.ResetAuthenticatorKeyAsync(row);
        await operators.SetTwoFactorEnabledAsync(row, true);
        return (await operators.GetAuthenticatorKeyAsync(row))!;
    }

    private Task<bool> IsLocked()
    {
        var now = _cognito.Clock.GetUtcNow();
        return _cognito.Database(db => db.Users.AnyAsync(u => u.Id == _ana.OperatorId && u.LockoutEnd > now));
    }
}
