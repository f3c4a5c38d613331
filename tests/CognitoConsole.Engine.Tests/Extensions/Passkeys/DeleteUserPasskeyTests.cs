using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Tests.UserPools;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class DeleteUserPasskeyTests : PasskeyPool
{
    [Fact]
    public async Task A_passkey_that_was_taken_away_opens_nothing_and_the_others_do()
    {
        using var stolen = await APasskey();
        using var kept = await APasskey();
        var asked = await Cognito.Invoke(Start());
        await Cognito.Invoke(Request(stolen.CredentialId));
        await Cognito.RefusesAsUnauthorized(Answer(asked, stolen), "Incorrect username or password.");
        Assert.NotNull((await Cognito.Invoke(Answer(await Cognito.Invoke(Start()), kept))).AuthenticationResult);
        Assert.Equal(kept.CredentialId, Assert.Single((await Cognito.Invoke(new ListUserPasskeysRequest { UserPoolId = Pool.Id!, Username = "ana" })).Credentials).CredentialId);
        Assert.Single((await Cognito.Invoke(new ListAuditEntriesRequest { ResourceId = Pool.Id, Action = "cognito-console:DeleteUserPasskey" })).Entries);
    }

    [Fact]
    public async Task What_is_not_the_users_is_not_found_and_stays()
    {
        using var passkey = await APasskey();
        await Cognito.AUser(Pool, "ben");
        foreach (var request in new[] { Request(passkey.CredentialId) with { Username = "ben" }, Request("bm90aGluZw"), Request("no base64!") })
            Assert.Equal(ErrorCodes.ResourceNotFoundException, (await Cognito.Refusal(request)).Code);
        await Cognito.Refuses(Request(passkey.CredentialId) with { Username = "nobody" }, ErrorCodes.UserNotFoundException, "User does not exist.");
        Assert.Single((await Cognito.Invoke(new ListUserPasskeysRequest { UserPoolId = Pool.Id!, Username = "ana" })).Credentials);
    }

    private DeleteUserPasskeyRequest Request(string id) => new() { UserPoolId = Pool.Id!, Username = "ana", CredentialId = id };
}
