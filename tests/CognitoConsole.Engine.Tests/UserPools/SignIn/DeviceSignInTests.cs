using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER.</summary>
public sealed class DeviceSignInTests : DevicePool
{
    [Fact]
    public async Task A_sign_in_gives_a_key_which_its_tokens_carry()
    {
        var tokens = await Cognito.SignIn(Client);
        Assert.Matches("^us-east-1_[0-9a-f-]{36}$", tokens.NewDeviceMetadata!.DeviceKey!);
        Assert.Equal(tokens.NewDeviceMetadata.DeviceKey, TestCognito.Claims(tokens.AccessToken!).GetProperty("device_key").GetString());
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = Pool.Id! });
        Assert.Null((await Cognito.SignIn(Client)).NewDeviceMetadata);
    }

    [Fact]
    public async Task A_confirmed_device_proves_itself_after_the_password()
    {
        var (device, _) = await ADevice();
        var asked = await Cognito.Invoke(From(device.Key));
        Assert.Equal((ChallengeNameType.DeviceSrpAuth, device.Key, null), (asked.ChallengeName, asked.ChallengeParameters!["DEVICE_KEY"], asked.AuthenticationResult));
        var srp = new SrpClient();
        var challenge = await Cognito.Invoke(TestDevice.Start(Client, asked.Session, srp, device.Key));
        Assert.Equal((ChallengeNameType.DevicePasswordVerifier, "ana", device.Key), (challenge.ChallengeName, challenge.ChallengeParameters!["USERNAME"], challenge.ChallengeParameters["DEVICE_KEY"]));
        var proof = device.Prove(Cognito, Client, challenge, srp);
        var tokens = (await Cognito.Invoke(proof)).AuthenticationResult!;
        Assert.Null(tokens.NewDeviceMetadata);
        Assert.Equal(device.Key, TestCognito.Claims(tokens.AccessToken!).GetProperty("device_key").GetString());
        await Cognito.RefusesAsUnauthorized(proof, "Invalid session for the user, session can only be used once.");
        await Cognito.RefusesAsUnauthorized(TestDevice.Start(Client, asked.Session, srp, device.Key), "Invalid session for the user, session can only be used once.");
        // A used session counts no wrong proofs.
        var wrong = proof with { ChallengeResponses = new Dictionary<string, string>(proof.ChallengeResponses!) { ["PASSWORD_CLAIM_SIGNATURE"] = Convert.ToBase64String(new byte[32]) } };
        for (var i = 0; i < 6; i++) await Cognito.RefusesAsUnauthorized(wrong, "Invalid session for the user, session can only be used once.");
        Assert.NotNull((await SignInFrom(device)).AccessToken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_pool_that_keeps_devices_no_more_takes_no_proof_of_one(bool hasBegun)
    {
        var (device, _) = await ADevice();
        var asked = await Cognito.Invoke(From(device.Key));
        var srp = new SrpClient();
        var answer = TestDevice.Start(Client, asked.Session, srp, device.Key);
        if (hasBegun) answer = device.Prove(Cognito, Client, await Cognito.Invoke(answer), srp);
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = Pool.Id! });
        await Cognito.Refuses(answer, ErrorCodes.InvalidUserPoolConfigurationException, "Device tracking is not enabled for the user pool.");
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = Pool.Id!, DeviceConfiguration = Configuration });
        var next = await Cognito.Invoke(answer);
        Assert.Equal(hasBegun ? null : ChallengeNameType.DevicePasswordVerifier, next.ChallengeName);
    }

    [Fact]
    public async Task A_remembered_device_skips_the_second_factor_and_no_other_does()
    {
        var (device, _) = await ADevice();
        await UseSms();
        Assert.Equal(ChallengeNameType.SmsMfa, (await Cognito.StartSignIn(Client)).ChallengeName);
        Assert.NotNull((await SignInFrom(device)).AccessToken);

        await Cognito.Invoke(new AdminUpdateDeviceStatusRequest { UserPoolId = Pool.Id!, Username = "ana", DeviceKey = device.Key, DeviceRememberedStatus = "not_remembered" });
        Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        var sms = await Cognito.Invoke(From(device.Key));
        Assert.Equal(ChallengeNameType.SmsMfa, sms.ChallengeName);
        // The session remembers the device, which is asked after the code.
        var next = await Cognito.Invoke(TestCognito.Answer(Client, "SMS_MFA", sms.Session, "ana", ("SMS_MFA_CODE", await Cognito.NewestCode(Pool))));
        Assert.Equal(ChallengeNameType.DeviceSrpAuth, next.ChallengeName);
        Assert.NotNull((await Cognito.Invoke(await device.Proof(Cognito, Client, next.Session))).AuthenticationResult);
    }

    [Fact]
    public async Task The_used_session_of_the_second_factor_opens_the_devices_step_once()
    {
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = Pool.Id!, DeviceConfiguration = new() { ChallengeRequiredOnNewDevice = false } });
        var (device, _) = await ADevice();
        await UseSms();
        var sms = await Cognito.Invoke(From(device.Key));
        var early = TestDevice.Start(Client, sms.Session, new SrpClient(), device.Key);
        await Cognito.RefusesAsUnauthorized(early, "Invalid session for the user.");
        var next = await Cognito.Invoke(TestCognito.Answer(Client, "SMS_MFA", sms.Session, "ana", ("SMS_MFA_CODE", await Cognito.NewestCode(Pool))));

        // As amazon-cognito-identity-js does it.
        Assert.NotNull((await Cognito.Invoke(await device.Proof(Cognito, Client, sms.Session))).AuthenticationResult);
        const string Again = "Invalid session for the user, session can only be used once.";
        await Cognito.RefusesAsUnauthorized(early, Again);
        await Cognito.RefusesAsUnauthorized(TestDevice.Start(Client, next.Session, new SrpClient(), device.Key), Again);
    }

    [Fact]
    public async Task A_used_session_of_a_sign_in_from_no_device_opens_none()
    {
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = Pool.Id!, DeviceConfiguration = new() { ChallengeRequiredOnNewDevice = false } });
        var (device, _) = await ADevice();
        await UseSms();
        var sms = await Cognito.StartSignIn(Client);
        Assert.NotNull((await Cognito.Invoke(TestCognito.Answer(Client, "SMS_MFA", sms.Session, "ana", ("SMS_MFA_CODE", await Cognito.NewestCode(Pool))))).AuthenticationResult);
        await Cognito.RefusesAsUnauthorized(TestDevice.Start(Client, sms.Session, new SrpClient(), device.Key), "Invalid session for the user.");
    }

    [Fact]
    public async Task A_device_that_is_forgotten_or_no_longer_remembered_meanwhile_skips_nothing()
    {
        var (device, _) = await ADevice();
        await UseSms();
        var proof = await device.Proof(Cognito, Client, (await Cognito.Invoke(From(device.Key))).Session);
        await Cognito.Invoke(new AdminUpdateDeviceStatusRequest { UserPoolId = Pool.Id!, Username = "ana", DeviceKey = device.Key, DeviceRememberedStatus = "not_remembered" });
        await Cognito.RefusesAsUnauthorized(proof, "Invalid session for the user.");
        await Cognito.Invoke(new AdminForgetDeviceRequest { UserPoolId = Pool.Id!, Username = "ana", DeviceKey = device.Key });
        await Cognito.Refuses(proof, ErrorCodes.ResourceNotFoundException, "Device does not exist.");
    }

    [Fact]
    [Shows("UserPool.DeviceConfiguration.ChallengeRequiredOnNewDevice")]
    public async Task MFA_is_asked_of_every_device_where_it_is_not_to_be_skipped()
    {
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = Pool.Id!, DeviceConfiguration = new() { ChallengeRequiredOnNewDevice = false } });
        var (device, _) = await ADevice();
        await UseSms();
        Assert.Equal(ChallengeNameType.SmsMfa, (await Cognito.Invoke(From(device.Key))).ChallengeName);
    }

    [Fact]
    public async Task A_key_that_is_unknown_or_somebody_elses_is_told_only_after_the_password()
    {
        var (device, _) = await ADevice();
        await Cognito.AUser(Pool, "ben");
        await Cognito.Refuses(From(device.Key, "ben"), ErrorCodes.ResourceNotFoundException, "Device does not exist.");
        await Cognito.RefusesAsUnauthorized(From(device.Key, "ben") with { AuthParameters = new Dictionary<string, string> { ["USERNAME"] = "ben", ["PASSWORD"] = "Wrong-Horse-9", ["DEVICE_KEY"] = "x" } }, "Incorrect username or password.");
        // As client libraries do it: the same proof of the password again, without the key.
        var proof = await Cognito.SrpProof(Client);
        await Cognito.Refuses(proof with { ChallengeResponses = new Dictionary<string, string>(proof.ChallengeResponses!) { ["DEVICE_KEY"] = "us-east-1_x" } }, ErrorCodes.ResourceNotFoundException, "Device does not exist.");
        Assert.NotNull((await Cognito.Invoke(proof)).AuthenticationResult);
    }

    [Fact]
    public async Task A_wrong_secret_is_refused_and_counted()
    {
        var (device, tokens) = await ADevice();
        var thief = new TestDevice(tokens.NewDeviceMetadata!);
        for (var i = 0; i < 5; i++) await Cognito.RefusesAsUnauthorized(await thief.Proof(Cognito, Client, (await Cognito.Invoke(From(device.Key))).Session), "Incorrect username or password.");
        await Cognito.RefusesAsUnauthorized(From(device.Key), "Password attempts exceeded");
    }

    [Fact]
    public async Task No_step_can_be_left_out_or_taken_from_elsewhere()
    {
        var (device, _) = await ADevice();
        await Cognito.AUser(Pool, "ben");
        var (other, _) = await ADevice("ben");
        var session = (await Cognito.Invoke(From(device.Key))).Session;
        await Cognito.RefusesAsInvalid(TestDevice.Start(Client, null, new SrpClient(), device.Key), "Missing required parameter Session");
        await Cognito.RefusesAsUnauthorized(TestDevice.Start(Client, session, new SrpClient(), other.Key), "Invalid session for the user.");
        await Cognito.RefusesAsUnauthorized(TestDevice.Start(Client, session, new SrpClient(), device.Key, "ben"), "Invalid session for the user.");
        var one = await device.Proof(Cognito, Client, session);
        var two = await device.Proof(Cognito, Client, (await Cognito.Invoke(From(device.Key))).Session);
        // The block of one session does not prove another.
        await Cognito.RefusesAsUnauthorized(one with { Session = two.Session }, "Invalid session for the user.");
        var (done, _) = await Cognito.AtOnce(50, _ => one);
        Assert.Equal(1, done);
    }

    [Fact]
    public async Task A_refresh_token_is_good_from_its_device_alone()
    {
        var (device, _) = await ADevice();
        var tokens = await SignInFrom(device);
        await Cognito.RefusesAsUnauthorized(Refresh(tokens.RefreshToken!, null), "Invalid Refresh Token");
        await Cognito.RefusesAsUnauthorized(Refresh(tokens.RefreshToken!, "us-east-1_other"), "Invalid Refresh Token");
        var renewed = (await Cognito.Invoke(Refresh(tokens.RefreshToken!, device.Key))).AuthenticationResult!;
        Assert.Equal(device.Key, TestCognito.Claims(renewed.AccessToken!).GetProperty("device_key").GetString());
        await Cognito.RefusesAsUnauthorized(new GetTokensFromRefreshTokenRequest { ClientId = Client.ClientId!, RefreshToken = tokens.RefreshToken! }, "Invalid Refresh Token");
        Assert.NotNull((await Cognito.Invoke(new GetTokensFromRefreshTokenRequest { ClientId = Client.ClientId!, RefreshToken = tokens.RefreshToken!, DeviceKey = device.Key })).AuthenticationResult);
    }

    [Fact]
    public async Task A_key_that_was_never_confirmed_binds_nothing()
    {
        var tokens = await Cognito.SignIn(Client);
        Assert.NotNull((await Cognito.Invoke(Refresh(tokens.RefreshToken!, null))).AuthenticationResult);
    }
}
