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
        Assert.Null(answer.SmsMfaConfiguration); // MFA is off
        await _cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = _pool.Id! });
        Assert.Equal(Sms with { SnsRegion = "us-east-1" }, (await _cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = _pool.Id! })).UserPool!.SmsConfiguration);
    }

    [Fact]
    public async Task Says_which_factors_there_are()
    {
        await _cognito.SetMfa(_pool, "ON", totp: true, sms: true, email: true);
        var config = await Config();
        Assert.Equal(("ON", true, true), (config.MfaConfiguration, config.SoftwareTokenMfaConfiguration!.Enabled, config.EmailMfaConfiguration is not null));
        Assert.Equal(Sms with { SnsRegion = "us-east-1" }, config.SmsMfaConfiguration!.SmsConfiguration);
        await _cognito.SetMfa(_pool, "OPTIONAL", totp: true);
        Assert.Equal(new GetUserPoolMfaConfigResponse { MfaConfiguration = "OPTIONAL", SoftwareTokenMfaConfiguration = new() { Enabled = true } }, await Config());
        Assert.Equal("OPTIONAL", (await _cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = _pool.Id! })).UserPool!.MfaConfiguration);
    }

    [Fact]
    public async Task Without_the_mode_only_what_is_named_changes()
    {
        await _cognito.SetMfa(_pool, "ON", totp: true);
        await _cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = _pool.Id!, EmailMfaConfiguration = new() { Subject = "Code" } });
        var config = await Config();
        Assert.Equal(("ON", true, "Code"), (config.MfaConfiguration, config.SoftwareTokenMfaConfiguration?.Enabled, config.EmailMfaConfiguration!.Subject));
    }

    [Fact]
    public async Task Refuses_MFA_without_a_factor_and_a_factor_without_MFA()
    {
        Assert.Equal("Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.", (await Refusal(r => r with { MfaConfiguration = "ON" })).Message);
        Assert.Equal("Invalid MFA configuration given, can't turn off MFA and configure an MFA together.", (await Refusal(r => r with { MfaConfiguration = "OFF", SoftwareTokenMfaConfiguration = new() { Enabled = true } })).Message);
        Assert.Equal("OFF", (await Config()).MfaConfiguration);
    }

    [Fact]
    public async Task Passkey_settings_stay_until_they_are_named_again()
    {
        await _cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = _pool.Id!, WebAuthnConfiguration = new() { RelyingPartyId = "example.com", UserVerification = "required" } });
        await _cognito.SetMfa(_pool, "ON", totp: true);
        Assert.Equal(new WebAuthnConfigurationType { RelyingPartyId = "example.com", UserVerification = "required" }, (await Config()).WebAuthnConfiguration);
    }

    [Theory]
    [InlineData("https://example.com", "The relying party id must be a host name.")]
    [InlineData("Example.com", "The relying party id must be a host name.")]
    [InlineData("192.0.2.1", "The relying party id must be a host name.")]
    [InlineData("bücher.example", "The relying party id must be a host name.")]
    [InlineData("example.com.", "The relying party id must be a host name.")]
    [InlineData("com.", "The relying party id must be a host name.")]
    [InlineData("com", "The relying party id must not be a public suffix.")]
    [InlineData("intranet", "The relying party id must not be a public suffix.")]
    [InlineData("example.com", null)]
    [InlineData("xn--bcher-kva.example", null)]
    [InlineData("localhost", null)]
    public async Task A_relying_party_is_a_host_that_is_somebodys(string id, string? refusal)
    {
        var request = new SetUserPoolMfaConfigRequest { UserPoolId = _pool.Id!, WebAuthnConfiguration = new() { RelyingPartyId = id } };
        if (refusal is null) await _cognito.Invoke(request);
        else await _cognito.RefusesAsInvalid(request, refusal);
        Assert.Equal(refusal is null ? id : null, (await Config()).WebAuthnConfiguration?.RelyingPartyId);
    }

    [Fact]
    [Shows("UserPool.UserPoolTier")]
    public async Task Email_is_not_in_the_Lite_plan()
    {
        var lite = await _cognito.APool(p => p with { UserPoolTier = "LITE" });
        var refusal = await _cognito.Refusal(new SetUserPoolMfaConfigRequest { UserPoolId = lite.Id!, MfaConfiguration = "ON", EmailMfaConfiguration = new() });
        Assert.Equal(ErrorCodes.FeatureUnavailableInTierException, refusal.Code);
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = lite.Id!, UserPoolTier = "ESSENTIALS" });
        await _cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = lite.Id!, MfaConfiguration = "ON", EmailMfaConfiguration = new() });
    }

    [Fact]
    public async Task Refuses_an_SMS_configuration_without_a_role() =>
        Assert.Equal("SnsCallerArn is required in the SMS configuration.", (await Refusal(r => r with { SmsMfaConfiguration = new() { SmsConfiguration = new() { ExternalId = "x" } } })).Message);

    [Fact]
    public async Task SMS_by_End_User_Messaging_is_the_same_setting_of_the_pool()
    {
        var sms = new SmsConfigurationType { EumsSms = EumsSmsTests.Whole };
        await _cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = _pool.Id!, MfaConfiguration = "ON", SmsMfaConfiguration = new() { SmsConfiguration = sms } });
        Assert.Equal(sms, (await Config()).SmsMfaConfiguration!.SmsConfiguration);
        Assert.Equal(sms, (await _cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = _pool.Id! })).UserPool!.SmsConfiguration);
        Assert.Equal("Either SnsCallerArn or EumsSms can be set in the SMS configuration.", (await Refusal(r => r with { SmsMfaConfiguration = new() { SmsConfiguration = sms with { SnsCallerArn = sms.EumsSms.CallerArn } } })).Message);
    }

    [Fact]
    public async Task The_role_must_be_one_that_the_caller_may_pass()
    {
        await _cognito.Invoke(new Contracts.Iam.CreatePolicyRequest { PolicyName = "Pools", PolicyDocument = TestCognito.Allow("cognito-idp:*") });
        var caller = await _cognito.AnApiUser("pools", "Pools");
        foreach (var sms in new SmsConfigurationType[] { TestCognito.SmsSettings, new() { EumsSms = EumsSmsTests.Whole } })
        {
            var request = new SetUserPoolMfaConfigRequest { UserPoolId = _pool.Id!, SmsMfaConfiguration = new() { SmsConfiguration = sms } };
            Assert.Contains("iam:PassRole", (await _cognito.Refusal(request, caller)).Message, StringComparison.Ordinal);
            await _cognito.Invoke(request);
            // What is there already is not given anew.
            await _cognito.Invoke(request, caller);
        }
    }

    private Task<GetUserPoolMfaConfigResponse> Config() => _cognito.Invoke(new GetUserPoolMfaConfigRequest { UserPoolId = _pool.Id! });

    private Task<CognitoException> Refusal(Func<SetUserPoolMfaConfigRequest, SetUserPoolMfaConfigRequest> with) => _cognito.Refusal(with(new SetUserPoolMfaConfigRequest { UserPoolId = _pool.Id! }));
}
