using System.Text.Json.Nodes;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>A custom challenge: what the client sees of it, and what only the server knows.</summary>
public sealed record CustomChallenge(IReadOnlyDictionary<string, string> Public, IReadOnlyDictionary<string, string> Private, string? Metadata);

/// <summary>Makes the challenge that a custom sign-in asks.</summary>
public sealed class CreateAuthChallengeTrigger(TriggerCalls calls)
{
    public const string Authentication = "CreateAuthChallenge_Authentication";

    public Task<CustomChallenge?> Run(ClientEntry entry, string username, CognitoUser? user, IReadOnlyList<ChallengeResult> session) =>
        calls.Call(entry.Pool, TriggerSlots.CreateAuthChallenge, Authentication, entry.Client.ClientId, username,
            () => Request(entry, user, session).With("clientMetadata", calls.ClientMetadata), Response(), Read);

    internal static JsonObject Request(ClientEntry entry, CognitoUser? user, IReadOnlyList<ChallengeResult> session)
    {
        var request = new JsonObject
        {
            ["userAttributes"] = TriggerEvent.Attributes(entry.Pool, user),
            ["challengeName"] = ChallengeNameType.CustomChallenge,
            ["session"] = DefineAuthChallengeTrigger.Session(session),
        };
        return UserExistence.IsHidden(entry.Client) ? request.With("userNotFound", user is null) : request;
    }

    internal static JsonObject Response() => new() { ["publicChallengeParameters"] = null, ["privateChallengeParameters"] = null, ["challengeMetadata"] = null };

    internal static CustomChallenge Read(JsonObject response) => new(
        TriggerAnswers.Texts(response, "publicChallengeParameters") ?? [],
        TriggerAnswers.Texts(response, "privateChallengeParameters") ?? [],
        TriggerAnswers.Text(response, "challengeMetadata"));
}
