using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The triggers of LambdaConfig by name, each with the function that it calls.</summary>
internal static class TriggerSlots
{
    public const string PreSignUp = nameof(PreSignUp);
    public const string CustomMessage = nameof(CustomMessage);
    public const string PostConfirmation = nameof(PostConfirmation);
    public const string PreAuthentication = nameof(PreAuthentication);
    public const string PostAuthentication = nameof(PostAuthentication);
    public const string DefineAuthChallenge = nameof(DefineAuthChallenge);
    public const string CreateAuthChallenge = nameof(CreateAuthChallenge);
    public const string VerifyAuthChallengeResponse = nameof(VerifyAuthChallengeResponse);
    public const string PreTokenGeneration = nameof(PreTokenGeneration);
    public const string UserMigration = nameof(UserMigration);
    public const string InboundFederation = nameof(InboundFederation);
    public const string CustomSmsSender = "CustomSMSSender";
    public const string CustomEmailSender = nameof(CustomEmailSender);

    /// <summary>Those that are set.</summary>
    public static IEnumerable<(string Trigger, string Arn)> Of(LambdaConfigType? config) => All(config).Where(s => !string.IsNullOrEmpty(s.Arn)).Select(s => (s.Trigger, s.Arn!));

    public static string? Find(LambdaConfigType? config, string trigger) => config is null ? null : All(config).First(s => s.Trigger == trigger).Arn is { Length: > 0 } arn ? arn : null;

    private static IEnumerable<(string Trigger, string? Arn)> All(LambdaConfigType? config) =>
    [
        (PreSignUp, config?.PreSignUp),
        (CustomMessage, config?.CustomMessage),
        (PostConfirmation, config?.PostConfirmation),
        (PreAuthentication, config?.PreAuthentication),
        (PostAuthentication, config?.PostAuthentication),
        (DefineAuthChallenge, config?.DefineAuthChallenge),
        (CreateAuthChallenge, config?.CreateAuthChallenge),
        (VerifyAuthChallengeResponse, config?.VerifyAuthChallengeResponse),
        (PreTokenGeneration, config?.PreTokenGenerationConfig?.LambdaArn ?? config?.PreTokenGeneration),
        (UserMigration, config?.UserMigration),
        (InboundFederation, config?.InboundFederation?.LambdaArn),
        (CustomSmsSender, config?.CustomSMSSender?.LambdaArn),
        (CustomEmailSender, config?.CustomEmailSender?.LambdaArn),
    ];
}
