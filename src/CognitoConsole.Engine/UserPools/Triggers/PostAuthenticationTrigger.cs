using System.Text.Json.Nodes;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>After all challenges and before the tokens, which it may still deny.</summary>
public sealed class PostAuthenticationTrigger(TriggerCalls calls)
{
    public const string Authentication = "PostAuthentication_Authentication";

    public Task Run(ClientEntry entry, CognitoUser user, bool newDeviceUsed = false) =>
        calls.Call(entry.Pool, TriggerSlots.PostAuthentication, Authentication, entry.Client.ClientId, user.Username,
            () => Request(entry.Pool, user, newDeviceUsed).With("clientMetadata", calls.ClientMetadata), [], response => response);

    internal static JsonObject Request(UserPool pool, CognitoUser user, bool newDeviceUsed) =>
        new() { ["userAttributes"] = TriggerEvent.Attributes(pool, user), ["newDeviceUsed"] = newDeviceUsed };
}
