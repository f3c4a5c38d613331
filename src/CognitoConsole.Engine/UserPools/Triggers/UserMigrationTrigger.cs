using System.Text.Json.Nodes;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>A user as the old directory knows him.</summary>
public sealed record MigratedUser(Dictionary<string, string> Attributes, string FinalStatus, bool SuppressesMessage, IReadOnlyList<string> Mediums, bool ForcesAliases, bool EnablesSmsMfa);

/// <summary>When somebody is unknown: asks another directory, by the password that was given or for a reset.</summary>
public sealed class UserMigrationTrigger(TriggerCalls calls)
{
    public const string Authentication = "UserMigration_Authentication";
    public const string ForgotPassword = "UserMigration_ForgotPassword";

    /// <param name="password">As it was given; null when a password is being reset.</param>
    /// <returns>Null when the pool has no such trigger, or the function knows nobody of that name.</returns>
    /// <exception cref="Contracts.CognitoException">The function threw, or answered with what is no user.</exception>
    public async Task<MigratedUser?> Run(ClientEntry entry, string source, string name, string? password) =>
        (await calls.Call(entry.Pool, TriggerSlots.UserMigration, source, entry.Client.ClientId, name,
            () => Request(password, calls.ValidationData).With("clientMetadata", calls.ClientMetadata), Response(), response => new { User = Read(response) }))?.User;

    internal static JsonObject Request(string? password, JsonObject? validationData) => new() { ["password"] = password, ["validationData"] = validationData };

    internal static JsonObject Response() => new()
    {
        ["userAttributes"] = null,
        ["forceAliasCreation"] = null,
        ["enableSMSMFA"] = null,
        ["finalUserStatus"] = null,
        ["messageAction"] = null,
        ["desiredDeliveryMediums"] = null,
    };

    internal static MigratedUser? Read(JsonObject response)
    {
        if (TriggerAnswers.Texts(response, "userAttributes") is not { } attributes) return null;
        var status = TriggerAnswers.Text(response, "finalUserStatus") ?? UserStatusType.ResetRequired;
        if (status is not (UserStatusType.Confirmed or UserStatusType.ResetRequired)) throw Errors.InvalidLambdaResponse();
        var action = TriggerAnswers.Text(response, "messageAction");
        if (action is not (null or MessageActionType.Suppress)) throw Errors.InvalidLambdaResponse();
        var mediums = TriggerAnswers.List(response, "desiredDeliveryMediums") ?? [DeliveryMediumType.Sms];
        if (mediums.Except([DeliveryMediumType.Sms, DeliveryMediumType.Email]).Any()) throw Errors.InvalidLambdaResponse();
        return new MigratedUser(attributes, status, action == MessageActionType.Suppress, mediums, TriggerAnswers.Flag(response, "forceAliasCreation"), TriggerAnswers.Flag(response, "enableSMSMFA"));
    }
}
