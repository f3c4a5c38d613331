using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class RespondToAuthChallengeTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool(p => p with { Schema = [new() { Name = "nickname", Required = true }] });
        _client = await _cognito.AClient(_pool);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task A_right_proof_signs_in_and_serves_once()
    {
        await _cognito.AUser(_pool);
        var proof = await _cognito.SrpProof(_client);
        Assert.NotNull((await _cognito.Invoke(proof)).AuthenticationResult!.AccessToken);
        await _cognito.RefusesAsUnauthorized(proof, "Invalid session for the user, session can only be used once.");
    }

    [Fact]
    public async Task A_bogus_proof_gets_no_token()
    {
        await _cognito.AUser(_pool);
        await _cognito.RefusesAsUnauthorized(await _cognito.SrpProof(_client, password: "Wrong-Horse-9"), "Incorrect username or password.");
        var proof = await _cognito.SrpProof(_client);
        var forged = new Dictionary<string, string>(proof.ChallengeResponses!) { ["PASSWORD_CLAIM_SIGNATURE"] = Convert.ToBase64String(new byte[32]) };
        await _cognito.RefusesAsUnauthorized(proof with { ChallengeResponses = forged }, "Incorrect username or password.");
    }

    [Fact]
    public async Task A_proof_belongs_to_its_client_and_its_time()
    {
        await _cognito.AUser(_pool);
        var proof = await _cognito.SrpProof(_client);
        var other = await _cognito.AClient(_pool);
        await _cognito.RefusesAsUnauthorized(proof with { ClientId = other.ClientId! }, "Invalid session for the user.");
        _cognito.Clock.Advance(TimeSpan.FromMinutes(3.1));
        await _cognito.RefusesAsUnauthorized(proof, "Invalid session for the user, session is expired.");
    }

    [Fact]
    public async Task One_of_fifty_answers_at_once_signs_in()
    {
        await _cognito.AUser(_pool);
        var proof = await _cognito.SrpProof(_client);
        var (done, refusals) = await _cognito.AtOnce(50, _ => proof);
        Assert.Equal(1, done);
        Assert.All(refusals, r => Assert.Equal("Invalid session for the user, session can only be used once.", r.Message));
    }

    [Fact]
    public async Task A_new_password_takes_the_missing_attributes_with_it()
    {
        await _cognito.AnInvitedUser(_pool);
        var challenge = await _cognito.StartSignIn(_client, password: "Temporary-1");
        Assert.Contains("userAttributes.nickname", challenge.ChallengeParameters!["requiredAttributes"], StringComparison.Ordinal);
        await _cognito.RefusesAsInvalid(TestCognito.NewPassword(_client, challenge), "Invalid attributes given, nickname is missing");
        Assert.NotNull((await _cognito.Invoke(TestCognito.NewPassword(_client, challenge, attributes: ("nickname", "Ani")))).AuthenticationResult);
        Assert.Equal("Ani", (await _cognito.AttributesOf(_pool, "ana"))["nickname"]);
        await _cognito.SignIn(_client, password: "Permanent-22");
    }

    [Fact]
    public async Task A_new_password_changes_no_required_attribute_that_is_there()
    {
        await _cognito.AnInvitedUser(_pool, attributes: [("nickname", "Ana"), ("name", "Ana Díaz"), ("email", "ana@example.com")]);
        var challenge = await _cognito.StartSignIn(_client, password: "Temporary-1");
        foreach (var (name, value) in new[] { ("nickname", "Eve"), ("nickname", "Ana"), ("nickname", ""), ("email", "eve@example.com") })
            await _cognito.RefusesAsUnauthorized(TestCognito.NewPassword(_client, challenge, attributes: (name, value)), $"Cannot modify an already provided {name}");
        await _cognito.Invoke(TestCognito.NewPassword(_client, challenge, attributes: ("name", "Ana Ruiz")));
        var attributes = await _cognito.AttributesOf(_pool, "ana");
        Assert.Equal(("Ana", "Ana Ruiz", "ana@example.com"), (attributes["nickname"], attributes["name"], attributes["email"]));
    }

    [Fact]
    public async Task A_session_of_another_user_or_step_is_refused()
    {
        await _cognito.AnInvitedUser(_pool);
        await _cognito.AnInvitedUser(_pool, "ben");
        var challenge = await _cognito.StartSignIn(_client, password: "Temporary-1");
        await _cognito.RefusesAsUnauthorized(TestCognito.NewPassword(_client, challenge, "ben", attributes: ("nickname", "B")), "Invalid session for the user.");
        var refresh = new RespondToAuthChallengeRequest { ClientId = _client.ClientId!, ChallengeName = ChallengeNameType.NewPasswordRequired, Session = new string('x', 40), ChallengeResponses = TestCognito.NewPassword(_client, challenge).ChallengeResponses };
        await _cognito.RefusesAsUnauthorized(refresh, "Invalid session for the user.");
    }

    [Fact]
    public async Task A_weak_new_password_leaves_the_session_open()
    {
        await _cognito.AnInvitedUser(_pool);
        var challenge = await _cognito.StartSignIn(_client, password: "Temporary-1");
        var refusal = await _cognito.Refusal(TestCognito.NewPassword(_client, challenge, password: "weak", attributes: ("nickname", "A")));
        Assert.Equal("Password did not conform with policy: Password not long enough", refusal.Message);
        await _cognito.Invoke(TestCognito.NewPassword(_client, challenge, attributes: ("nickname", "A")));
    }
}
