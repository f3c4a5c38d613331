using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminRespondToAuthChallengeTests
{
    [Fact]
    public async Task A_server_may_send_the_password_as_the_answer_to_a_challenge()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        AdminRespondToAuthChallengeRequest Answer(string password) => new()
        {
            UserPoolId = pool.Id!,
            ClientId = client.ClientId!,
            ChallengeName = ChallengeNameType.AdminNoSrpAuth,
            ChallengeResponses = new Dictionary<string, string> { ["USERNAME"] = "ana", ["PASSWORD"] = password },
        };
        Assert.NotNull((await cognito.Invoke(Answer(TestCognito.Password))).AuthenticationResult!.AccessToken);
        await cognito.RefusesAsUnauthorized(Answer("Wrong-Horse-9"), "Incorrect username or password.");
        await cognito.RefusesAsInvalid(
            new RespondToAuthChallengeRequest { ClientId = client.ClientId!, ChallengeName = ChallengeNameType.AdminNoSrpAuth, ChallengeResponses = Answer(TestCognito.Password).ChallengeResponses },
            "The challenge ADMIN_NO_SRP_AUTH cannot be answered here.");
    }

    [Fact]
    public async Task A_server_answers_for_the_user_once()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AnInvitedUser(pool);
        var challenge = await cognito.Invoke(TestCognito.AdminPasswordAuth(client, password: "Temporary-1"));
        Assert.Equal(ChallengeNameType.NewPasswordRequired, challenge.ChallengeName);
        var answer = new AdminRespondToAuthChallengeRequest
        {
            UserPoolId = pool.Id!,
            ClientId = client.ClientId!,
            ChallengeName = ChallengeNameType.NewPasswordRequired,
            Session = challenge.Session,
            ChallengeResponses = new Dictionary<string, string> { ["USERNAME"] = "ana", ["NEW_PASSWORD"] = "Permanent-22" },
        };
        Assert.NotNull((await cognito.Invoke(answer)).AuthenticationResult!.AccessToken);
        await cognito.RefusesAsUnauthorized(answer, "Invalid session for the user, session can only be used once.");
    }
}
