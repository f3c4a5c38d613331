using System.Text.Json.Nodes;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Before a sign-in is judged: may refuse it.</summary>
public sealed class PreAuthenticationTrigger(TriggerCalls calls)
{
    public const string Authentication = "PreAuthentication_Authentication";

    /// <param name="user">Null for somebody who does not exist: the function hears of it only where the client's callers may not learn it.</param>
    public async Task Run(ClientEntry entry, string name, CognitoUser? user)
    {
        if (user is null && !UserExistence.IsHidden(entry.Client)) return;
        await calls.Call(entry.Pool, TriggerSlots.PreAuthentication, Authentication, entry.Client.ClientId, user?.Username ?? name,
            () => Request(entry, user, calls.ValidationData), [], response => response);
    }

    internal static JsonObject Request(ClientEntry entry, CognitoUser? user, JsonObject? validationData)
    {
        var request = new JsonObject { ["userAttributes"] = TriggerEvent.Attributes(entry.Pool, user), ["validationData"] = validationData };
        return UserExistence.IsHidden(entry.Client) ? request.With("userNotFound", user is null) : request;
    }
}
