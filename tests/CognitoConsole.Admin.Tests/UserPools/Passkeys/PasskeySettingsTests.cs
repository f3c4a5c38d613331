using Bunit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Tests.UserPools;

public sealed class PasskeySettingsTests : RoutedContext
{
    [Fact]
    public async Task The_relying_party_and_what_a_passkey_counts_for_are_reviewed_and_saved()
    {
        var pool = await Cognito.APool();
        await Cognito.SetMfa(pool, "OPTIONAL", totp: true);
        var page = Open(Url(pool));
        page.Shows("there is none yet");
        page.Shows("Nobody is asked for a passkey yet.");
        await page.Type("Relying party", "example.com");
        await page.Check("Required");
        await page.Check("Two factors, with user verification");
        await page.Press("Review and save");
        page.Shows("those that people have now stop working");
        page.Shows("Passkeys that cannot verify the person are refused from now on.");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        var config = await Config(pool);
        Assert.Equal(new() { RelyingPartyId = "example.com", UserVerification = "required", FactorConfiguration = "MULTI_FACTOR_WITH_USER_VERIFICATION" }, config.WebAuthnConfiguration);
        Assert.Equal(("OPTIONAL", true), (config.MfaConfiguration, config.SoftwareTokenMfaConfiguration!.Enabled));
    }

    [Fact]
    public async Task A_relying_party_that_does_not_cover_the_domain_is_pointed_out()
    {
        var pool = await Cognito.APool();
        await Cognito.ADomain(pool);
        var page = Open(Url(pool));
        page.Shows("the pool's domain, localhost");
        await page.Type("Relying party", "example.com");
        page.Shows("Not for the hosted UI.");
        await page.Type("Relying party", "localhost");
        page.WaitForAssertion(() => Assert.DoesNotContain("Not for the hosted UI.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_the_Lite_plan_a_passkey_counts_for_one_factor()
    {
        var page = Open(Url(await Cognito.APool(p => p with { UserPoolTier = UserPoolTierType.Lite })));
        page.Shows("Needs the Essentials or Plus feature plan.");
        Assert.True(page.Field("Two factors, with user verification").HasAttribute("disabled"));
        Assert.False(page.Field("One factor").HasAttribute("disabled"));
    }

    [Fact]
    public async Task An_address_is_no_relying_party()
    {
        var pool = await Cognito.APool();
        var page = Open(Url(pool));
        await page.Type("Relying party", "https://example.com/");
        await page.Press("Review and save");
        page.Shows("Enter a host name such as example.com");
        Assert.Null((await Config(pool)).WebAuthnConfiguration);
    }

    [Fact]
    public async Task One_factor_is_refused_where_everybody_needs_two()
    {
        var pool = await Cognito.APool(p => p with { Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "WEB_AUTHN"] } } });
        await Cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = pool.Id!, WebAuthnConfiguration = new() { FactorConfiguration = "MULTI_FACTOR_WITH_USER_VERIFICATION" } });
        await Cognito.SetMfa(pool, "ON", totp: true);
        var page = Open(Url(pool));
        await page.Check("One factor");
        await page.Press("Review and save");
        page.Shows("a passkey can only be asked first where it counts for two");
    }

    [Fact]
    public async Task Somebody_elses_change_meanwhile_is_a_conflict()
    {
        var pool = await Cognito.APool();
        var page = Open(Url(pool));
        await page.Check("Required");
        await Cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = pool.Id!, WebAuthnConfiguration = new() { RelyingPartyId = "example.org" } });
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.Shows("no longer as you opened it");
        Assert.Equal(new() { RelyingPartyId = "example.org" }, (await Config(pool)).WebAuthnConfiguration);
    }

    private static string Url(UserPoolType pool) => ConsoleUrls.SignInSettings(pool.Id!, "passkeys");

    private Task<GetUserPoolMfaConfigResponse> Config(UserPoolType pool) => Cognito.Invoke(new GetUserPoolMfaConfigRequest { UserPoolId = pool.Id! });
}
