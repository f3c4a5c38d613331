using System.Text.Json.Nodes;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>After a user has been confirmed, or has a new password by a code. What it refuses has happened already.</summary>
public sealed class PostConfirmationTrigger(TriggerCalls calls)
{
    public const string ConfirmSignUp = "PostConfirmation_ConfirmSignUp";
    public const string ConfirmForgotPassword = "PostConfirmation_ConfirmForgotPassword";

    public Task Run(UserPool pool, string? clientId, string source, CognitoUser user) =>
        calls.Call(pool, TriggerSlots.PostConfirmation, source, clientId, user.Username, () => Request(pool, user).With("clientMetadata", calls.ClientMetadata), [], response => response);

    internal static JsonObject Request(UserPool pool, CognitoUser user) => new() { ["userAttributes"] = TriggerEvent.Attributes(pool, user) };
}
