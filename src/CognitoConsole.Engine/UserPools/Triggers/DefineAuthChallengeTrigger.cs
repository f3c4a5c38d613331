using System.Text.Json.Nodes;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>One challenge of a custom sign-in and how it was answered.</summary>
public sealed record ChallengeResult(string ChallengeName, bool Passed, string? Metadata);

/// <summary>What comes next: a challenge, tokens, or the end.</summary>
public sealed record NextChallenge(string? ChallengeName, bool IssueTokens);

/// <summary>Leads a custom sign-in from challenge to challenge.</summary>
public sealed class DefineAuthChallengeTrigger(TriggerCalls calls)
{
    public const string Authentication = "DefineAuthChallenge_Authentication";

    private static readonly string[] Challenges =
    [
        ChallengeNameType.CustomChallenge, "SRP_A", ChallengeNameType.PasswordVerifier, ChallengeNameType.SmsMfa, ChallengeNameType.EmailOtp,
        ChallengeNameType.DeviceSrpAuth, ChallengeNameType.DevicePasswordVerifier, "ADMIN_NO_SRP_AUTH", ChallengeNameType.NewPasswordRequired,
    ];

    /// <param name="user">Null for somebody who does not exist.</param>
    public Task<NextChallenge?> Run(ClientEntry entry, string username, CognitoUser? user, IReadOnlyList<ChallengeResult> session) =>
        calls.Call(entry.Pool, TriggerSlots.DefineAuthChallenge, Authentication, entry.Client.ClientId, username,
            () => Request(entry, user, session).With("clientMetadata", calls.ClientMetadata), Response(), Read);

    internal static JsonObject Request(ClientEntry entry, CognitoUser? user, IReadOnlyList<ChallengeResult> session)
    {
        var request = new JsonObject { ["userAttributes"] = TriggerEvent.Attributes(entry.Pool, user), ["session"] = Session(session) };
        return UserExistence.IsHidden(entry.Client) ? request.With("userNotFound", user is null) : request;
    }

    internal static JsonArray Session(IReadOnlyList<ChallengeResult> session) => new([.. session.Select(s => new JsonObject
    {
        ["challengeName"] = s.ChallengeName,
        ["challengeResult"] = s.Passed,
        ["challengeMetadata"] = s.Metadata,
    })]);

    internal static JsonObject Response() => new() { ["challengeName"] = null, ["issueTokens"] = null, ["failAuthentication"] = null };

    internal static NextChallenge Read(JsonObject response)
    {
        if (TriggerAnswers.Flag(response, "failAuthentication")) return new NextChallenge(null, IssueTokens: false);
        if (TriggerAnswers.Flag(response, "issueTokens")) return new NextChallenge(null, IssueTokens: true);
        var name = TriggerAnswers.Text(response, "challengeName");
        return Challenges.Contains(name) ? new NextChallenge(name, IssueTokens: false) : throw Errors.InvalidLambdaResponse();
    }
}
