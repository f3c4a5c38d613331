using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DeleteWebAuthnCredentialTests : PasskeyPool
{
    [Fact]
    public async Task A_deleted_passkey_signs_nobody_in()
    {
        using var passkey = await APasskey();
        var asked = await Cognito.Invoke(Start());
        await Cognito.Invoke(new DeleteWebAuthnCredentialRequest { AccessToken = Token, CredentialId = passkey.CredentialId });
        await Cognito.RefusesAsUnauthorized(Answer(asked, passkey), "Incorrect username or password.");
        Assert.Empty((await Cognito.Invoke(new ListWebAuthnCredentialsRequest { AccessToken = Token })).Credentials);
    }

    [Fact]
    public async Task Anothers_passkey_is_as_good_as_none()
    {
        using var passkey = await APasskey();
        await Cognito.AUser(Pool, "ben");
        var token = (await Cognito.SignIn(Client, "ben")).AccessToken!;
        foreach (var id in new[] { passkey.CredentialId, "AAAA", "not base64url!" })
            await Cognito.Refuses(new DeleteWebAuthnCredentialRequest { AccessToken = token, CredentialId = id }, ErrorCodes.ResourceNotFoundException, "The WebAuthn credential does not exist.");
        Assert.Single((await Cognito.Invoke(new ListWebAuthnCredentialsRequest { AccessToken = Token })).Credentials);
    }
}
