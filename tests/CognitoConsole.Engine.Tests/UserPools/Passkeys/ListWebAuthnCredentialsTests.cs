using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ListWebAuthnCredentialsTests : PasskeyPool
{
    [Fact]
    public async Task Lists_the_users_own_page_by_page()
    {
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            using var passkey = await APasskey();
            ids.Add(passkey.CredentialId);
            Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await Cognito.AUser(Pool, "ben");
        (await APasskey((await Cognito.SignIn(Client, "ben")).AccessToken)).Dispose();
        var page = await Cognito.Invoke(new ListWebAuthnCredentialsRequest { AccessToken = Token, MaxResults = 2 });
        var rest = await Cognito.Invoke(new ListWebAuthnCredentialsRequest { AccessToken = Token, MaxResults = 2, NextToken = page.NextToken });
        Assert.Equal(ids, page.Credentials.Concat(rest.Credentials).Select(c => c.CredentialId));
        Assert.Null(rest.NextToken);
        var first = page.Credentials[0];
        Assert.Equal(("Passkey", "example.com", "platform", "internal hybrid"), (first.FriendlyCredentialName, first.RelyingPartyId, first.AuthenticatorAttachment, string.Join(' ', first.AuthenticatorTransports)));
    }

    [Fact]
    public async Task Refuses_a_forged_page_and_a_bad_token()
    {
        await Cognito.RefusesAsInvalid(new ListWebAuthnCredentialsRequest { AccessToken = Token, NextToken = "forged" }, "Invalid pagination token.");
        await Cognito.RefusesAsUnauthorized(new ListWebAuthnCredentialsRequest { AccessToken = "a.b.c" }, "Invalid Access Token");
    }
}
