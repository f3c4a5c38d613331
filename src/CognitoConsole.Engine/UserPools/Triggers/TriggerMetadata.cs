using System.Text.Json.Nodes;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Which ClientMetadata reaches which trigger. That of InitiateAuth comes as validationData, and only to what runs before the proof; that of
/// every other operation comes as clientMetadata. It is neither checked nor kept.
/// </summary>
internal static class TriggerMetadata
{
    public static JsonObject? Client(object request) => Map(request switch
    {
        SignUpRequest r => r.ClientMetadata,
        ConfirmSignUpRequest r => r.ClientMetadata,
        ResendConfirmationCodeRequest r => r.ClientMetadata,
        AdminConfirmSignUpRequest r => r.ClientMetadata,
        AdminCreateUserRequest r => r.ClientMetadata,
        ForgotPasswordRequest r => r.ClientMetadata,
        ConfirmForgotPasswordRequest r => r.ClientMetadata,
        AdminResetUserPasswordRequest r => r.ClientMetadata,
        UpdateUserAttributesRequest r => r.ClientMetadata,
        AdminUpdateUserAttributesRequest r => r.ClientMetadata,
        GetUserAttributeVerificationCodeRequest r => r.ClientMetadata,
        RespondToAuthChallengeRequest r => r.ClientMetadata,
        AdminRespondToAuthChallengeRequest r => r.ClientMetadata,
        GetTokensFromRefreshTokenRequest r => r.ClientMetadata,
        RedeemClientCredentialsRequest r => r.ClientMetadata,
        GetClientTokenRequest r => r.ClientMetadata,
        _ => null,
    });

    public static JsonObject? Validation(object request) => Map(request switch
    {
        InitiateAuthRequest r => r.ClientMetadata,
        AdminInitiateAuthRequest r => r.ClientMetadata,
        _ => null,
    });

    public static JsonObject? Map(IEnumerable<KeyValuePair<string, string>>? values) =>
        values is null ? null : new JsonObject(values.Select(v => KeyValuePair.Create(v.Key, (JsonNode?)JsonValue.Create(v.Value))));
}
