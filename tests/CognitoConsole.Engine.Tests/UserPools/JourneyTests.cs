using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>The main journey through the engine, start to end.</summary>
public sealed class JourneyTests
{
    [Fact]
    public async Task A_person_signs_up_confirms_signs_in_refreshes_and_signs_out_everywhere()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });
        var client = await cognito.AClient(pool);

        var signUp = await cognito.SignUp(client);
        Assert.Equal("a***@e***", signUp.CodeDeliveryDetails!.Destination);
        Assert.Equal(ErrorCodes.UserNotConfirmedException, (await cognito.Refusal(cognito.PasswordAuth(client))).Code);
        await cognito.Invoke(new ConfirmSignUpRequest { ClientId = client.ClientId!, Username = "ana", ConfirmationCode = await cognito.NewestCode(pool) });

        var tokens = await cognito.SignIn(client);
        var me = await cognito.Invoke(new GetUserRequest { AccessToken = tokens.AccessToken! });
        Assert.Equal("ana", me.Username);
        Assert.Contains(me.UserAttributes!, a => a is { Name: "email_verified", Value: "true" });

        var refreshed = await cognito.Invoke(new InitiateAuthRequest { ClientId = client.ClientId!, AuthFlow = AuthFlowType.RefreshTokenAuth, AuthParameters = new Dictionary<string, string> { ["REFRESH_TOKEN"] = tokens.RefreshToken! } });
        Assert.Null(refreshed.AuthenticationResult!.RefreshToken);
        await cognito.Invoke(new GlobalSignOutRequest { AccessToken = refreshed.AuthenticationResult.AccessToken! });
        Assert.Equal("Access Token has been revoked", (await cognito.Refusal(new GetUserRequest { AccessToken = tokens.AccessToken! })).Message);
    }

    [Fact]
    public async Task An_invited_user_replaces_the_temporary_password()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool, c => c with { GenerateSecret = true });
        await cognito.Invoke(new AdminCreateUserRequest
        {
            UserPoolId = pool.Id!,
            Username = "Ben",
            TemporaryPassword = "Temporary-1",
            DesiredDeliveryMediums = ["EMAIL"],
            UserAttributes = [new() { Name = "email", Value = "ben@example.com" }],
        });
        Assert.Contains("Temporary-1", (await cognito.Outbox(pool))[0].Body);

        var challenge = await cognito.StartSignIn(client, "Ben", "Temporary-1");
        Assert.Equal(ChallengeNameType.NewPasswordRequired, challenge.ChallengeName);
        var answer = new RespondToAuthChallengeRequest
        {
            ClientId = client.ClientId!,
            ChallengeName = ChallengeNameType.NewPasswordRequired,
            Session = challenge.Session,
            ChallengeResponses = TestCognito.WithHash(client, "Ben", new() { ["USERNAME"] = "Ben", ["NEW_PASSWORD"] = "Permanent-22" }),
        };
        Assert.NotNull((await cognito.Invoke(answer)).AuthenticationResult?.AccessToken);
        Assert.Equal("Invalid session for the user, session can only be used once.", (await cognito.Refusal(answer)).Message);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_for_a_growing_time()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        for (var i = 0; i < 5; i++) Assert.Equal("Incorrect username or password.", (await cognito.Refusal(cognito.PasswordAuth(client, password: "Wrong-Horse-9"))).Message);
        Assert.Equal("Password attempts exceeded", (await cognito.Refusal(cognito.PasswordAuth(client))).Message);
        cognito.Clock.Advance(TimeSpan.FromSeconds(1.1));
        await cognito.SignIn(client);
    }
}
