using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class StartPasskeySignInTests : IAsyncDisposable
{
    private readonly TestCognito _cognito = new();

    [Fact]
    public async Task Nobody_can_be_told_from_somebody()
    {
        var (_, client) = await _cognito.APasskeySite();
        using var passkey = await _cognito.APasskeyAtSite(client);
        var real = await _cognito.Invoke(TestCognito.PasskeyAtSite(client));
        var fake = await _cognito.Invoke(TestCognito.PasskeyAtSite(client, "nobody"));
        Assert.Equal(Shape(real.Options!), Shape(fake.Options!));
        Assert.Contains(passkey.CredentialId, real.Options);
        await _cognito.RefusesAsUnauthorized(TestCognito.SiteAnswer(client, fake, passkey), "The passkey was not accepted.");
    }

    [Fact]
    public async Task Where_people_may_learn_who_exists_they_are_told()
    {
        var (_, client) = await _cognito.APasskeySite(c => c with { PreventUserExistenceErrors = "LEGACY" });
        await _cognito.Refuses(TestCognito.PasskeyAtSite(client, "nobody"), ErrorCodes.UserNotFoundException, "User does not exist.");
        await _cognito.RefusesAsUnauthorized(TestCognito.PasskeyAtSite(client), "This account cannot sign in with a passkey. Use your password.");
    }

    [Fact]
    public async Task Passkeys_are_offered_only_where_client_pool_and_relying_party_allow_them()
    {
        var (pool, client) = await _cognito.APasskeySite();
        Assert.NotNull((await _cognito.Invoke(TestCognito.PasskeyAtSite(client))).Options);
        var other = await _cognito.AWebClient(pool, c => c with { GenerateSecret = false, ExplicitAuthFlows = ["ALLOW_USER_SRP_AUTH"] });
        await Refused(other);
        await _cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = pool.Id!, WebAuthnConfiguration = new() { RelyingPartyId = "example.com" } });
        await Refused(client);
        await _cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = pool.Id!, WebAuthnConfiguration = new() { RelyingPartyId = "localhost" } });
        Assert.NotNull((await _cognito.Invoke(TestCognito.PasskeyAtSite(client))).Options);
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = pool.Id! });
        await Refused(client);
    }

    [Fact]
    public async Task A_wrong_redirect_goes_nowhere_and_a_wrong_request_to_the_client()
    {
        var (_, client) = await _cognito.APasskeySite();
        var request = TestCognito.PasskeyAtSite(client);
        Assert.Equal(ErrorCodes.RedirectMismatch, (await _cognito.Refusal(request with { Parameters = request.Parameters with { RedirectUri = "https://evil.example.com/" } })).Code);
        Assert.StartsWith(TestCognito.Callback + "?error=invalid_request", (await _cognito.Invoke(request with { Parameters = request.Parameters with { CodeChallenge = null, CodeChallengeMethod = null } })).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blocked_address_is_refused_and_written_down()
    {
        var (pool, client) = await _cognito.APasskeySite();
        await _cognito.Invoke(new UpdateUserPoolRequest
        {
            UserPoolId = pool.Id!,
            Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "WEB_AUTHN"] } },
            UserPoolAddOns = new() { AdvancedSecurityMode = "ENFORCED" },
        });
        await _cognito.Invoke(new SetRiskConfigurationRequest { UserPoolId = pool.Id!, RiskExceptionConfiguration = new() { BlockedIPRangeList = ["0.0.0.0/0", "::/0"] } });
        await _cognito.RefusesAsUnauthorized(TestCognito.PasskeyAtSite(client), "Unable to login because of security reasons.");
        Assert.Equal(("Fail", "Block"), ((await _cognito.EventsOf(pool))[0].EventResponse, (await _cognito.EventsOf(pool))[0].EventRisk!.RiskDecision));
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    private Task Refused(UserPoolClientType client) => _cognito.Refuses(TestCognito.PasskeyAtSite(client), ErrorCodes.InvalidRequest, "Passkeys are not available here");

    private static string Shape(string options)
    {
        using var json = JsonDocument.Parse(options);
        return string.Join(' ', json.RootElement.EnumerateObject().Select(p => $"{p.Name}:{p.Value.ValueKind}"));
    }
}
