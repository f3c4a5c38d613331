using System.Text.Json.Nodes;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Judges the answer to a custom challenge.</summary>
public sealed class VerifyAuthChallengeResponseTrigger(TriggerCalls calls)
{
    public const string Authentication = "VerifyAuthChallengeResponse_Authentication";

    /// <returns>Whether the answer is right; null when the pool has no such trigger.</returns>
    public async Task<bool?> Run(ClientEntry entry, string username, CognitoUser? user, IReadOnlyDictionary<string, string> privateParameters, string answer) =>
        (await calls.Call(entry.Pool, TriggerSlots.VerifyAuthChallengeResponse, Authentication, entry.Client.ClientId, username,
            () => Request(entry, user, privateParameters, answer).With("clientMetadata", calls.ClientMetadata), Response(), response => new { IsCorrect = Read(response) }))?.IsCorrect;

    internal static JsonObject Request(ClientEntry entry, CognitoUser? user, IReadOnlyDictionary<string, string> privateParameters, string answer)
    {
        var request = new JsonObject
        {
            ["userAttributes"] = TriggerEvent.Attributes(entry.Pool, user),
            ["privateChallengeParameters"] = TriggerMetadata.Map(privateParameters),
            ["challengeAnswer"] = answer,
        };
        return UserExistence.IsHidden(entry.Client) ? request.With("userNotFound", user is null) : request;
    }

    internal static JsonObject Response() => new() { ["answerCorrect"] = null };

    internal static bool Read(JsonObject response) => TriggerAnswers.Flag(response, "answerCorrect");
}
