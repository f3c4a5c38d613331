using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>What keeps the Lite plan away and is stored all the same, from before that was so, gains nothing.</summary>
public sealed class TierRulesTests : IAsyncLifetime
{
    private const string Refusal = "Choice-based sign-in is not available in the LITE feature plan of the user pool.";

    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool(p => p with { AutoVerifiedAttributes = ["email"], Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP", "WEB_AUTHN"] } } });
        _client = await _cognito.AWebClient(_pool, c => c with { GenerateSecret = false, ExplicitAuthFlows = ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH"] });
        await _cognito.AUser(_pool);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task An_app_client_of_before_lets_nobody_choose()
    {
        Dictionary<string, string> parameters = new() { ["USERNAME"] = "ana", ["PREFERRED_CHALLENGE"] = "PASSWORD", ["PASSWORD"] = TestCognito.Password };
        var choose = new InitiateAuthRequest { ClientId = _client.ClientId!, AuthFlow = AuthFlowType.UserAuth, AuthParameters = parameters };
        var server = new AdminInitiateAuthRequest { UserPoolId = _pool.Id!, ClientId = _client.ClientId!, AuthFlow = AuthFlowType.UserAuth, AuthParameters = parameters };
        Assert.NotNull((await _cognito.Invoke(choose)).AuthenticationResult);
        var asked = await _cognito.Invoke(choose with { AuthParameters = new Dictionary<string, string> { ["USERNAME"] = "ana", ["PREFERRED_CHALLENGE"] = "PASSWORD" } });
        await Lower();
        await _cognito.Refuses(TestCognito.Answer(_client, "PASSWORD", asked.Session, "ana", ("PASSWORD", TestCognito.Password)), ErrorCodes.InvalidUserPoolConfigurationException, Refusal);
        await _cognito.Refuses(choose, ErrorCodes.InvalidUserPoolConfigurationException, Refusal);
        await _cognito.Refuses(server, ErrorCodes.InvalidUserPoolConfigurationException, Refusal);
        Assert.NotNull((await _cognito.SignIn(_client)).AccessToken);

        var other = await _cognito.AClient(_pool);
        await _cognito.RefusesAsInvalid(choose with { ClientId = other.ClientId! }, "USER_AUTH flow not enabled for this client");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sign_up_goes_on_to_a_sign_in_only_above_Lite(bool lite)
    {
        if (lite) await Lower();
        var signedUp = await _cognito.Invoke(new SignUpRequest { ClientId = _client.ClientId!, Username = "ben", Password = TestCognito.Password, UserAttributes = TestCognito.Attributes(("email", "ben@example.com")) });
        Assert.Equal(lite, signedUp.Session is null);
    }

    [Fact]
    public async Task The_explanation_of_a_sign_in_names_the_plan()
    {
        var explain = new GetSignInExplanationRequest { UserPoolId = _pool.Id!, ClientId = _client.ClientId!, Username = "ana" };
        Assert.NotEqual(Refusal, (await Way()).Closed);
        await Lower();
        Assert.Equal(Refusal, (await Way()).Closed);

        async Task<SignInWay> Way() => (await _cognito.Invoke(explain)).Ways.Single(w => w.Name == SignInWayName.EmailOtp);
    }

    [Fact]
    public async Task A_domain_of_before_shows_the_hosted_UI_and_no_passkeys()
    {
        await _cognito.ADomain(_pool, version: 2);
        await _cognito.Invoke(new CreateManagedLoginBrandingRequest { UserPoolId = _pool.Id!, ClientId = _client.ClientId!, UseCognitoProvidedValues = true });
        var page = await Page();
        Assert.Equal((true, true), (page.Branding.ManagedLogin is not null, page.AllowsPasskeys));
        await Lower();
        page = await Page();
        Assert.Equal((false, false), (page.Branding.ManagedLogin is not null, page.AllowsPasskeys));

        async Task<LoginFacts> Page() => (await _cognito.Invoke(new DescribeLoginRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(_client) })).Page!;
    }

    private async Task Lower()
    {
        await _cognito.Database(db => db.UserPools.ExecuteUpdateAsync(set => set.SetProperty(p => p.UserPoolTier, UserPoolTierType.Lite)));
        _cognito.Clock.Advance(TimeSpan.FromSeconds(1)); // until then the pool is the one that was read before
    }
}
