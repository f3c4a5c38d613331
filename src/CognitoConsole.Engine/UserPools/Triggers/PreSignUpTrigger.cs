using System.Text.Json.Nodes;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What the function has decided about a new user.</summary>
public sealed record PreSignUpAnswer(bool AutoConfirm, bool AutoVerifyEmail, bool AutoVerifyPhone)
{
    public static readonly PreSignUpAnswer None = new(false, false, false);

    /// <summary>Sets status and verified flags.</summary>
    /// <exception cref="Contracts.CognitoException">Something is to be verified that the user does not have.</exception>
    public void ApplyTo(CognitoUser user)
    {
        if (AutoConfirm) user.UserStatus = UserStatusType.Confirmed;
        if (AutoVerifyEmail) Verify(user, "email");
        if (AutoVerifyPhone) Verify(user, "phone_number");
    }

    /// <summary>Verified aliases come to this user, whoever had them.</summary>
    public bool TakesAliases => AutoVerifyEmail || AutoVerifyPhone;

    private static void Verify(CognitoUser user, string attribute)
    {
        if (!user.Attributes.ContainsKey(attribute)) throw Errors.InvalidLambdaResponse($"Unrecognizable lambda output: the user has no {attribute} to be verified");
        user.Attributes = new Dictionary<string, string>(user.Attributes) { [attribute + "_verified"] = "true" };
    }
}

/// <summary>Before a user is created: may refuse, confirm and verify.</summary>
public sealed class PreSignUpTrigger(TriggerCalls calls)
{
    public const string SignUp = "PreSignUp_SignUp";
    public const string AdminCreateUser = "PreSignUp_AdminCreateUser";
    public const string ExternalProvider = "PreSignUp_ExternalProvider";

    /// <param name="attributes">As they were asked for.</param>
    public async Task<PreSignUpAnswer> Run(UserPool pool, string? clientId, string source, string username, IReadOnlyDictionary<string, string> attributes, IEnumerable<AttributeType>? validationData) =>
        await calls.Call(pool, TriggerSlots.PreSignUp, source, clientId, username,
            () => Request(attributes, validationData is null ? null : AttributeRules.ToDictionary(validationData)).With("clientMetadata", calls.ClientMetadata), Response(), Read) ?? PreSignUpAnswer.None;

    internal static JsonObject Request(IReadOnlyDictionary<string, string> attributes, IReadOnlyDictionary<string, string>? validationData) => new()
    {
        ["userAttributes"] = TriggerMetadata.Map(attributes.Where(a => a.Value.Length > 0)),
        ["validationData"] = TriggerMetadata.Map(validationData),
    };

    internal static JsonObject Response() => new() { ["autoConfirmUser"] = false, ["autoVerifyEmail"] = false, ["autoVerifyPhone"] = false };

    internal static PreSignUpAnswer Read(JsonObject response) =>
        new(TriggerAnswers.Flag(response, "autoConfirmUser"), TriggerAnswers.Flag(response, "autoVerifyEmail"), TriggerAnswers.Flag(response, "autoVerifyPhone"));
}
