using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class EndOpenSessionTests
{
    [Fact]
    public async Task Refresh_and_access_token_of_the_session_are_refused_at_once_and_those_of_others_are_not()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        var ended = await cognito.SignIn(client);
        cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        var other = await cognito.SignIn(client);
        var session = (await cognito.Invoke(new ListOpenSessionsRequest { UserPoolId = pool.Id!, Username = "ana" })).Sessions[1];
        await cognito.Invoke(new GetUserRequest { AccessToken = ended.AccessToken! });

        await cognito.Invoke(new EndOpenSessionRequest { UserPoolId = pool.Id!, Username = "ana", SessionId = session.SessionId });
        await cognito.Refuses(new GetUserRequest { AccessToken = ended.AccessToken! }, ErrorCodes.NotAuthorizedException, "Access Token has been revoked");
        await cognito.Refuses(TestCognito.RefreshAuth(client, ended.RefreshToken!), ErrorCodes.NotAuthorizedException, "Refresh Token has been revoked");
        await cognito.Invoke(new GetUserRequest { AccessToken = other.AccessToken! });
        await cognito.Invoke(TestCognito.RefreshAuth(client, other.RefreshToken!));
        Assert.Single((await cognito.Invoke(new ListOpenSessionsRequest { UserPoolId = pool.Id!, Username = "ana" })).Sessions);

        var audit = await cognito.Invoke(new ListAuditEntriesRequest { ResourceId = pool.Id, Target = "CognitoUser/ana", Action = "cognito-console:EndOpenSession" });
        Assert.Single(audit.Entries);
    }

    [Fact]
    public async Task Nobody_else_s_session_can_be_named()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        await cognito.AUser(pool, "ben");
        var tokens = await cognito.SignIn(client);
        var session = (await cognito.Invoke(new ListOpenSessionsRequest { UserPoolId = pool.Id!, Username = "ana" })).Sessions.Single();
        await cognito.Refuses(new EndOpenSessionRequest { UserPoolId = pool.Id!, Username = "ben", SessionId = session.SessionId }, ErrorCodes.ResourceNotFoundException, "Session does not exist.");
        await cognito.Refuses(new EndOpenSessionRequest { UserPoolId = pool.Id!, Username = "nobody", SessionId = session.SessionId }, ErrorCodes.UserNotFoundException, "User does not exist.");
        await cognito.Invoke(new GetUserRequest { AccessToken = tokens.AccessToken! });
        // Ended is ended: a second time there is nothing to end.
        await cognito.Invoke(new EndOpenSessionRequest { UserPoolId = pool.Id!, Username = "ana", SessionId = session.SessionId });
        await cognito.Refuses(new EndOpenSessionRequest { UserPoolId = pool.Id!, Username = "ana", SessionId = session.SessionId }, ErrorCodes.ResourceNotFoundException, "Session does not exist.");
    }

    [Theory]
    [InlineData("Support", true)]
    [InlineData("Auditor", false)]
    public async Task Support_may_end_sessions_and_an_auditor_only_sees_them(string role, bool may)
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.AUser(pool);
        await cognito.SignIn(await cognito.AClient(pool));
        var caller = cognito.As(await cognito.AnOperator("ben", role));
        var session = (await cognito.Invoke(new ListOpenSessionsRequest { UserPoolId = pool.Id!, Username = "ana" }, caller)).Sessions.Single();
        var request = new EndOpenSessionRequest { UserPoolId = pool.Id!, Username = "ana", SessionId = session.SessionId };
        if (may) await cognito.Invoke(request, caller);
        else Assert.Equal(ErrorCodes.AccessDeniedException, (await cognito.Refusal(request, caller)).Code);
    }
}
