using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class StartWebAuthnRegistrationTests : PasskeyPool
{
    [Fact]
    public async Task Options_name_the_relying_party_the_user_and_the_passkeys_that_are_there()
    {
        using var known = await APasskey();
        var options = (await Cognito.Invoke(new StartWebAuthnRegistrationRequest { AccessToken = Token })).CredentialCreationOptions!.Value;
        Assert.Equal("example.com", options.GetProperty("rp").GetProperty("id").GetString());
        Assert.Equal("ana", options.GetProperty("user").GetProperty("name").GetString());
        Assert.Equal([-7, -257], options.GetProperty("pubKeyCredParams").EnumerateArray().Select(p => p.GetProperty("alg").GetInt32()));
        Assert.Equal("required", options.GetProperty("authenticatorSelection").GetProperty("residentKey").GetString());
        Assert.Equal("preferred", options.GetProperty("authenticatorSelection").GetProperty("userVerification").GetString());
        Assert.Equal(known.CredentialId, Assert.Single(options.GetProperty("excludeCredentials").EnumerateArray()).GetProperty("id").GetString());
        await Configure(new() { RelyingPartyId = "example.com", UserVerification = "required" });
        options = (await Cognito.Invoke(new StartWebAuthnRegistrationRequest { AccessToken = Token })).CredentialCreationOptions!.Value;
        Assert.Equal("required", options.GetProperty("authenticatorSelection").GetProperty("userVerification").GetString());
    }

    [Fact]
    public async Task Without_a_configured_id_the_domain_is_the_relying_party()
    {
        await Configure(new());
        await Cognito.Refuses(new StartWebAuthnRegistrationRequest { AccessToken = Token }, ErrorCodes.WebAuthnConfigurationMissingException, "The user pool has neither a relying party id nor a domain.");
        await Cognito.ADomain(Pool);
        Assert.Equal("localhost", (await Cognito.Invoke(new StartWebAuthnRegistrationRequest { AccessToken = Token })).CredentialCreationOptions!.Value.GetProperty("rp").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Is_refused_where_passkeys_are_off_and_past_twenty()
    {
        for (var i = 0; i < 20; i++) (await APasskey()).Dispose();
        Assert.Equal(ErrorCodes.LimitExceededException, (await Cognito.Refusal(new StartWebAuthnRegistrationRequest { AccessToken = Token })).Code);
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = Pool.Id! });
        await Cognito.Refuses(new StartWebAuthnRegistrationRequest { AccessToken = Token }, ErrorCodes.WebAuthnNotEnabledException, "WebAuthn is not enabled for the user pool.");
        await Cognito.RefusesAsUnauthorized(new StartWebAuthnRegistrationRequest { AccessToken = "a.b.c" }, "Invalid Access Token");
    }
}
