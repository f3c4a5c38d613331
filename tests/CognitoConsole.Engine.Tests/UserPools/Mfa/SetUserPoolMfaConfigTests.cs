using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class SetUserPoolMfaConfigTests : IAsyncLifetime
{
    private static readonly SmsConfigurationType Sms = new() { SnsCallerArn = "arn:aws:iam::123456789012:role/sms", ExternalId = "x" };
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Sets_the_SMS_configuration_of_the_pool_and_keeps_it_when_it_is_left_out()
    {
        var answer = await _cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = _pool.Id!, SmsMfaConfiguration = new() { SmsConfiguration = Sms }, MfaConfiguration = "OFF" });
        Assert.Equal(Sms with { SnsRegion = "us-east-1" }, answer.SmsMfaConfiguration!.SmsConfiguration);
        await _cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = _pool.Id! });
        Assert.Equal(Sms with { SnsRegion = "us-east-1" }, (await _cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = _pool.Id! })).UserPool!.SmsConfiguration);
        Assert.Equal(Sms with { SnsRegion = "us-east-1" }, (await _cognito.Invoke(new GetUserPoolMfaConfigRequest { UserPoolId = _pool.Id! })).SmsMfaConfiguration!.SmsConfiguration);
    }

    [Fact]
    public async Task Refuses_an_SMS_configuration_without_a_role() =>
        Assert.Equal("SnsCallerArn is required in the SMS configuration.", (await Refusal(r => r with { SmsMfaConfiguration = new() { SmsConfiguration = new() { ExternalId = "x" } } })).Message);

    [Theory, MemberData(nameof(Missing))]
    public async Task Refuses_a_factor_whose_engine_is_missing(string member, Func<SetUserPoolMfaConfigRequest, SetUserPoolMfaConfigRequest> with)
    {
        var refusal = await Refusal(with);
        Assert.Equal((501, $"{member} is not available yet."), (refusal.Status, refusal.Message));
    }

    public static TheoryData<string, Func<SetUserPoolMfaConfigRequest, SetUserPoolMfaConfigRequest>> Missing => new()
    {
        { "MfaConfiguration", r => r with { MfaConfiguration = "ON" } },
        { "SoftwareTokenMfaConfiguration", r => r with { SoftwareTokenMfaConfiguration = new() { Enabled = true } } },
        { "EmailMfaConfiguration", r => r with { EmailMfaConfiguration = new() { Subject = "Code" } } },
        { "WebAuthnConfiguration", r => r with { WebAuthnConfiguration = new() { UserVerification = "required" } } },
        { "SmsMfaConfiguration.SmsAuthenticationMessage", r => r with { SmsMfaConfiguration = new() { SmsAuthenticationMessage = "Code {####}" } } },
        { "SmsMfaConfiguration.SmsConfiguration.EumsSms", r => r with { SmsMfaConfiguration = new() { SmsConfiguration = new() { EumsSms = new() { CallerArn = "arn:aws:iam::123456789012:role/sms" } } } } },
    };

    private Task<CognitoException> Refusal(Func<SetUserPoolMfaConfigRequest, SetUserPoolMfaConfigRequest> with) => _cognito.Refusal(with(new SetUserPoolMfaConfigRequest { UserPoolId = _pool.Id! }));
}
