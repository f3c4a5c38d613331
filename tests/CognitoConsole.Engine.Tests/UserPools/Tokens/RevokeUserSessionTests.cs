using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class RevokeUserSessionTests : TrackedPool
{
    [Fact]
    public async Task Ends_one_session_of_ones_own()
    {
        var (mine, lost) = (await SignIn(), await SignIn());
        var session = (await Cognito.Invoke(new ListUserSessionsRequest { AccessToken = mine.AccessToken! })).Sessions!.Single(s => s.IsCurrentSession == false);
        RevokeUserSessionRequest revoke = new() { AccessToken = mine.AccessToken!, SessionId = session.SessionId! };
        await Cognito.Invoke(revoke);
        await Cognito.RefusesAsUnauthorized(new GetUserRequest { AccessToken = lost.AccessToken! }, "Access Token has been revoked");
        await Cognito.Invoke(new GetUserRequest { AccessToken = mine.AccessToken! });
        await Cognito.Refuses(revoke, ErrorCodes.ResourceNotFoundException, "Session does not exist.");
    }

    [Fact]
    public async Task Anothers_session_is_as_good_as_none()
    {
        await Cognito.AUser(Pool, "ben");
        var ben = await Cognito.SignIn(Client, "ben");
        await SignIn();
        await Cognito.Refuses(new RevokeUserSessionRequest { AccessToken = ben.AccessToken!, SessionId = (await Sessions()).Single().SessionId! }, ErrorCodes.ResourceNotFoundException, "Session does not exist.");
        Assert.Single(await Sessions());
    }
}
