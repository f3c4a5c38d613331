using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class SetNewPasswordTests
{
    private const string Temporary = "Temporary-Pass-1";
    private const string Chosen = "My-own-Pass-2";

    [Fact]
    public async Task Replaces_the_temporary_password_fills_in_what_is_missing_and_signs_in()
    {
        await using var cognito = new TestCognito();
        var (client, needed) = await Challenge(cognito);
        Assert.Equal(["family_name"], needed.RequiredAttributes.Select(a => a.Name));
        var request = Answer(client, needed);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(request with { UserAttributes = null })).Code);
        Assert.Equal(ErrorCodes.InvalidPasswordException, (await cognito.Refusal(request with { NewPassword = "weak" })).Code);
        var answer = await cognito.Invoke(request);
        Assert.NotNull(answer.BrowserSession);
        var tokens = await cognito.Invoke(TestCognito.Redeem(client, TestCognito.Member(answer.Location!, "code")));
        Assert.NotNull(tokens.AccessToken);
        // The session that was just made is not older than the password that was just set.
        Assert.NotNull((await cognito.Invoke(new AuthorizeRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client), BrowserSession = answer.BrowserSession })).Location);
        Assert.NotNull((await cognito.SignInAtSite(client, "ben", Chosen)).Location);
    }

    [Fact]
    public async Task A_challenge_is_good_once()
    {
        await using var cognito = new TestCognito();
        var (client, needed) = await Challenge(cognito);
        await cognito.Invoke(Answer(client, needed));
        foreach (var password in new[] { "Another-Pass-3", "weak" })
            await cognito.RefusesAsUnauthorized(Answer(client, needed) with { NewPassword = password }, "Invalid session for the user, session can only be used once.");
        Assert.NotNull((await cognito.SignInAtSite(client, "ben", Chosen)).Location);
    }

    [Fact]
    public async Task A_challenge_is_bound_to_its_user_and_to_the_hosted_UI()
    {
        await using var cognito = new TestCognito();
        var (client, needed) = await Challenge(cognito);
        Assert.Equal(ErrorCodes.NotAuthorizedException, (await cognito.Refusal(Answer(client, needed) with { Username = "ana" })).Code);
        Assert.Equal(ErrorCodes.NotAuthorizedException, (await cognito.Refusal(Answer(client, needed) with { Session = needed.Session + "AA" })).Code);
        var viaApi = await cognito.Refusal(new RespondToAuthChallengeRequest
        {
            ClientId = client.ClientId!,
            ChallengeName = ChallengeNameType.NewPasswordRequired,
            Session = needed.Session,
            ChallengeResponses = new Dictionary<string, string> { ["USERNAME"] = "ben", ["NEW_PASSWORD"] = Chosen, ["userAttributes.family_name"] = "B" },
        });
        Assert.Equal(ErrorCodes.NotAuthorizedException, viaApi.Code);
    }

    private static async Task<(UserPoolClientType Client, NewPasswordRequirement Needed)> Challenge(TestCognito cognito)
    {
        var pool = await cognito.APool(p => p with { Schema = [new SchemaAttributeType { Name = "family_name", Required = true, AttributeDataType = "String", Mutable = true }] });
        await cognito.ADomain(pool);
        var client = await cognito.AWebClient(pool, c => c with { GenerateSecret = false });
        await cognito.Invoke(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "ben", TemporaryPassword = Temporary, MessageAction = MessageActionType.Suppress });
        var answer = await cognito.SignInAtSite(client, "ben", Temporary);
        Assert.Null(answer.Location);
        Assert.Null(answer.BrowserSession);
        return (client, answer.NewPassword!);
    }

    private static SetNewPasswordRequest Answer(UserPoolClientType client, NewPasswordRequirement needed) => new()
    {
        Domain = TestCognito.Domain,
        Parameters = TestCognito.Parameters(client),
        Session = needed.Session,
        Username = needed.Username,
        NewPassword = Chosen,
        UserAttributes = new Dictionary<string, string> { ["family_name"] = "Burns" },
    };
}
