using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminListUserSessionsTests : TrackedPool
{
    [Fact]
    public async Task Shows_a_users_sessions_and_nobody_elses()
    {
        await Cognito.AUser(Pool, "ben");
        await SignIn();
        Assert.Empty(await Sessions("ben"));
        var session = Assert.Single(await Sessions());
        Assert.Equal(("TOKEN", null), (session.SessionType, session.IsCurrentSession));
    }

    [Fact]
    public async Task The_oldest_beyond_the_pools_number_end()
    {
        await Track(2);
        var (first, second, third) = (await SignIn(), await SignIn(), await SignIn());
        Assert.Equal(2, (await Sessions()).Count);
        await Cognito.RefusesAsUnauthorized(new GetUserRequest { AccessToken = first.AccessToken! }, "Access Token has been revoked");
        await Cognito.Invoke(new GetUserRequest { AccessToken = second.AccessToken! });
        await Cognito.Invoke(new GetUserRequest { AccessToken = third.AccessToken! });
    }

    [Fact]
    public async Task Is_refused_without_tracking_for_unknown_users_and_with_a_forged_page()
    {
        await Cognito.RefusesUnknownUser(new AdminListUserSessionsRequest { UserPoolId = Pool.Id!, Username = "nobody" });
        await Cognito.RefusesAsInvalid(new AdminListUserSessionsRequest { UserPoolId = Pool.Id!, Username = "ana", NextToken = "forged" }, "Invalid pagination token.");
        await Track(20, "DISABLED");
        await RefusesAsUntracked(new AdminListUserSessionsRequest { UserPoolId = Pool.Id!, Username = "ana" });
    }
}
