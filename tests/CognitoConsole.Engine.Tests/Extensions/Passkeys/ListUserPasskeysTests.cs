using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Tests.UserPools;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListUserPasskeysTests : PasskeyPool
{
    [Fact]
    public async Task Shows_what_the_user_has_and_nothing_of_others()
    {
        using var passkey = await APasskey();
        await Cognito.AUser(Pool, "ben");
        var listed = Assert.Single((await Cognito.Invoke(new ListUserPasskeysRequest { UserPoolId = Pool.Id!, Username = "ana" })).Credentials);
        Assert.Equal((passkey.CredentialId, "Passkey", "example.com"), (listed.CredentialId, listed.FriendlyCredentialName, listed.RelyingPartyId));
        Assert.Empty((await Cognito.Invoke(new ListUserPasskeysRequest { UserPoolId = Pool.Id!, Username = "ben" })).Credentials);
        await Cognito.Refuses(new ListUserPasskeysRequest { UserPoolId = Pool.Id!, Username = "nobody" }, ErrorCodes.UserNotFoundException, "User does not exist.");
        await Cognito.RefusesUnknownPool(new ListUserPasskeysRequest { UserPoolId = "us-east-1_NoSuchOne", Username = "ana" });
    }
}
