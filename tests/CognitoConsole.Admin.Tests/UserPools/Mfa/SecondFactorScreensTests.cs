using Bunit;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Admin.Tests.UserPools;

public sealed class SecondFactorScreensTests : RoutedContext
{
    private Task<GetUserPoolMfaConfigResponse> Config(string poolId) => Cognito.Invoke(new GetUserPoolMfaConfigRequest { UserPoolId = poolId });

    [Fact]
    public async Task Mfa_is_required_with_an_authenticator_app()
    {
        var pool = await Cognito.APool();
        var page = Open(ConsoleUrls.SignInSettings(pool.Id!, "mfa"));
        await page.Check("Required");
        await page.Press("Review and save");
        page.Shows("Everybody sets up a second factor at the next sign-in.");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        var config = await Config(pool.Id!);
        Assert.Equal((UserPoolMfaType.On, true), (config.MfaConfiguration, config.SoftwareTokenMfaConfiguration!.Enabled));
        Assert.Null(config.SmsMfaConfiguration);
    }

    [Fact]
    public async Task A_mode_without_a_factor_is_refused_at_its_field()
    {
        var pool = await Cognito.APool();
        var page = Open(ConsoleUrls.SignInSettings(pool.Id!, "mfa"));
        await page.Check("Optional");
        await page.Check("Authenticator app", on: false);
        await page.Press("Review and save");
        page.WaitForAssertion(() => Assert.Contains("Choose at least one second factor.", page.Find("#f-mfafactors-error").TextContent, StringComparison.Ordinal));
        Assert.Equal(UserPoolMfaType.Off, (await Config(pool.Id!)).MfaConfiguration);
    }

    [Fact]
    public async Task Other_settings_are_saved_without_touching_the_factors()
    {
        var pool = await Cognito.APool();
        await Cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = pool.Id!, MfaConfiguration = UserPoolMfaType.Optional, SoftwareTokenMfaConfiguration = new() { Enabled = true } });
        var page = Open(ConsoleUrls.SignInSettings(pool.Id!));
        await page.Check("Email only");
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        var config = await Config(pool.Id!);
        Assert.Equal((UserPoolMfaType.Optional, true), (config.MfaConfiguration, config.SoftwareTokenMfaConfiguration!.Enabled));
    }

    [Fact]
    public async Task Somebody_elses_change_meanwhile_is_a_conflict()
    {
        var pool = await Cognito.APool();
        var page = Open(ConsoleUrls.SignInSettings(pool.Id!, "mfa"));
        await page.Check("Required");
        await Cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = pool.Id!, MfaConfiguration = UserPoolMfaType.Optional, SoftwareTokenMfaConfiguration = new() { Enabled = true } });
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.Shows("no longer as you opened it");
        Assert.Equal(UserPoolMfaType.Optional, (await Config(pool.Id!)).MfaConfiguration);
    }

    [Fact]
    public async Task The_second_factors_of_a_user_have_names_and_no_codes()
    {
        var pool = await Cognito.APool(p => p with { SmsConfiguration = TestCognito.SmsSettings });
        await Cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = pool.Id!, MfaConfiguration = UserPoolMfaType.Optional, SmsMfaConfiguration = new() { SmsConfiguration = TestCognito.SmsSettings } });
        var attributes = TestCognito.Attributes(("phone_number", "+15550001234"), ("phone_number_verified", "true"));
        await Cognito.Invoke(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "ana", MessageAction = MessageActionType.Suppress, UserAttributes = attributes });
        await Cognito.Invoke(new AdminSetUserMFAPreferenceRequest { UserPoolId = pool.Id!, Username = "ana", SMSMfaSettings = new() { Enabled = true } });
        var page = Open(ConsoleUrls.User(pool.Id!, "ana"));
        page.WaitForAssertion(() => Assert.Equal("SMS", page.Find("dt[title=UserMFASettingList] + dd").TextContent.Trim()));
    }

    [Fact]
    public async Task Devices_are_remembered_when_asked_for()
    {
        var pool = await Cognito.APool();
        var page = Open(ConsoleUrls.SignInSettings(pool.Id!, "devices"));
        await page.Check("User opt-in");
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        var devices = (await Cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = pool.Id! })).UserPool!.DeviceConfiguration!;
        Assert.Equal((true, true), (devices.DeviceOnlyRememberedOnUserPrompt, devices.ChallengeRequiredOnNewDevice));
    }

    [Fact]
    public async Task The_wizard_creates_a_pool_with_second_factors()
    {
        await AnOperator();
        var page = Open(ConsoleUrls.CreateUserPool());
        await page.Type("Pool name", "Guarded");
        Links.NavigateTo(ConsoleUrls.CreateUserPool("mfa-and-verifications"));
        await page.Check("Required");
        Links.NavigateTo(ConsoleUrls.CreateUserPool("devices"));
        await page.Check("Always");
        Links.NavigateTo(ConsoleUrls.CreateUserPool("review"));
        page.Shows("Authenticator app");
        await page.Press("Create user pool");
        page.Shows("Token signing keys");
        var made = (await Cognito.Invoke(new ListUserPoolsRequest { MaxResults = 10 })).UserPools!.Single();
        var config = await Config(made.Id!);
        Assert.Equal((UserPoolMfaType.On, true), (config.MfaConfiguration, config.SoftwareTokenMfaConfiguration!.Enabled));
        Assert.False((await Cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = made.Id! })).UserPool!.DeviceConfiguration!.DeviceOnlyRememberedOnUserPrompt);
    }

    [Fact]
    public async Task A_persons_factors_are_seen_and_switched()
    {
        var pool = await Cognito.APool();
        await Cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = pool.Id!, MfaConfiguration = UserPoolMfaType.Optional, SoftwareTokenMfaConfiguration = new() { Enabled = true }, EmailMfaConfiguration = new() });
        await Cognito.AUser(pool);
        var page = Open(ConsoleUrls.User(pool.Id!, "ana", "factors"));
        page.Shows("Set up");
        page.WaitForAssertion(() => Assert.Equal("There is no authenticator app.", page.WhyOff("Remove authenticator app")));
        await page.Press("Switch email on");
        page.Shows("Switch email off");
        Assert.Equal(["EMAIL_OTP"], (await Cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana" })).UserMFASettingList!);
    }

    [Fact]
    public async Task A_persons_passkeys_count_as_two_factors_beside_another_one()
    {
        var pool = await Cognito.APool();
        await Cognito.Invoke(new SetUserPoolMfaConfigRequest
        {
            UserPoolId = pool.Id!,
            MfaConfiguration = UserPoolMfaType.Optional,
            EmailMfaConfiguration = new(),
            WebAuthnConfiguration = new() { FactorConfiguration = WebAuthnFactorConfigurationType.MultiFactorWithUserVerification },
        });
        await Cognito.AUser(pool);
        var page = Open(ConsoleUrls.User(pool.Id!, "ana", "factors"));
        page.WaitForAssertion(() => Assert.Equal("It needs another second factor beside it.", page.WhyOff("Count passkeys as two factors")));
        await page.Press("Switch email on");
        page.Shows("Switch email off");
        await page.Press("Count passkeys as two factors");
        page.Shows("Count passkeys as one factor");
        Assert.Equal(["EMAIL_OTP", "WEB_AUTHN_MFA"], (await Cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana" })).UserMFASettingList!);
        await page.Press("Switch email off");
        page.Shows("Switch email on");
        Assert.Null((await Cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana" })).UserMFASettingList);
    }

    [Fact]
    public async Task Of_two_factors_one_can_be_preferred_and_none_again()
    {
        var pool = await Cognito.APool(p => p with { SmsConfiguration = Testing.TestCognito.SmsSettings });
        await Cognito.SetMfa(pool, UserPoolMfaType.Optional, sms: true, email: true);
        await Cognito.AUser(pool);
        await Cognito.SetAttributes(pool, "ana", ("phone_number", "+15555550123"), ("phone_number_verified", "true"));
        await Cognito.Invoke(new AdminSetUserMFAPreferenceRequest { UserPoolId = pool.Id!, Username = "ana", SMSMfaSettings = new() { Enabled = true }, EmailMfaSettings = new() { Enabled = true } });
        var page = Open(ConsoleUrls.User(pool.Id!, "ana", "factors"));
        page.Shows("What is asked for without the person choosing.");
        foreach (var (option, factor) in new[] { ("Email", "EMAIL_OTP"), ("SMS", "SMS_MFA"), ("None: the person is asked", "") })
        {
            await page.Use(() => page.Field("Preferred"), select => select.ChangeAsync(select.QuerySelectorAll("option").Single(o => o.TextContent == option).GetAttribute("value")!));
            page.WaitForAssertion(() => Assert.Equal(option, page.Find("dt[title=PreferredMfaSetting] + dd").TextContent.Trim()));
            Assert.Equal(factor, (await Cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana" })).PreferredMfaSetting ?? "");
        }
    }

    [Fact]
    public async Task A_lost_passkey_is_taken_away()
    {
        var pool = await Cognito.APool();
        await Cognito.AUser(pool);
        await Cognito.Database(async db =>
        {
            db.Add(new Data.UserPools.WebAuthnCredential
            {
                UserPoolId = pool.Id!,
                Username = "ana",
                CredentialId = "bG9zdA",
                CredentialIdHash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("lost"u8)),
                PublicKey = [1],
                FriendlyCredentialName = "Synced passkey",
                RelyingPartyId = "example.com",
                AuthenticatorAttachment = "cross-platform",
                CreatedAt = Cognito.Clock.GetUtcNow(),
            });
            return await db.SaveChangesAsync();
        });
        var page = Open(ConsoleUrls.User(pool.Id!, "ana", "factors"));
        page.Shows("Synced passkey");
        Assert.Equal("Has for signing in", page.Find("dt[title=ConfiguredUserAuthFactors]").TextContent.Trim()); // the pool may not ask for each of them
        Assert.Equal("Password, Code by email, Passkey", page.Find("dt[title=ConfiguredUserAuthFactors] + dd").TextContent.Trim());
        page.Shows("security key or phone");
        await page.Press("Remove");
        page.Shows("Where it has signed in already, it stays signed in until you end the session under");
        await page.Press("Remove passkey");
        page.Shows("No passkeys");
        Assert.Empty((await Cognito.Invoke(new Contracts.Extensions.ListUserPasskeysRequest { UserPoolId = pool.Id!, Username = "ana" })).Credentials);
    }

    [Fact]
    public async Task A_person_without_devices_is_said_to_have_none()
    {
        var pool = await Cognito.APool(p => p with { DeviceConfiguration = new() { DeviceOnlyRememberedOnUserPrompt = true } });
        await Cognito.AUser(pool);
        Open(ConsoleUrls.User(pool.Id!, "ana", "devices")).Shows("No devices");
    }
}
