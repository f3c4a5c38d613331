using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Between LambdaConfig, with a member for each trigger, and the form, with one map.</summary>
public static class TriggerMapping
{
    public static SortedDictionary<string, string> Form(LambdaConfigType? config)
    {
        var triggers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var kind in TriggerKind.All)
            if (ArnOf(config, kind.Name) is { Length: > 0 } arn) triggers[kind.Name] = arn;
        return triggers;
    }

    /// <param name="current">Where the form says the same, it stays as it is.</param>
    public static LambdaConfigType? Config(LambdaConfigType? current, PoolForm form)
    {
        var token = Arn("PreTokenGeneration");
        var config = new LambdaConfigType
        {
            PreSignUp = Arn("PreSignUp"),
            PostConfirmation = Arn("PostConfirmation"),
            UserMigration = Arn("UserMigration"),
            PreAuthentication = Arn("PreAuthentication"),
            PostAuthentication = Arn("PostAuthentication"),
            PreTokenGeneration = token,
            PreTokenGenerationConfig = token is null ? null : new() { LambdaArn = token, LambdaVersion = form.TokenVersion },
            DefineAuthChallenge = Arn("DefineAuthChallenge"),
            CreateAuthChallenge = Arn("CreateAuthChallenge"),
            VerifyAuthChallengeResponse = Arn("VerifyAuthChallengeResponse"),
            CustomMessage = Arn("CustomMessage"),
            CustomEmailSender = Arn("CustomEmailSender") is { } email ? new() { LambdaArn = email, LambdaVersion = CustomEmailSenderLambdaVersionType.V1_0 } : null,
            CustomSMSSender = Arn("CustomSMSSender") is { } sms ? new() { LambdaArn = sms, LambdaVersion = CustomSMSSenderLambdaVersionType.V1_0 } : null,
            KMSKeyID = string.IsNullOrWhiteSpace(form.SenderKey) ? null : form.SenderKey.Trim(),
            InboundFederation = Arn("InboundFederation") is { } inbound ? new() { LambdaArn = inbound, LambdaVersion = InboundFederationLambdaVersionType.V1_0 } : null,
        };
        if (config == (current ?? new())) return current;
        return config == new LambdaConfigType() ? null : config;

        string? Arn(string trigger) => form.Triggers.GetValueOrDefault(trigger);
    }

    public static string? ArnOf(LambdaConfigType? config, string trigger) => trigger switch
    {
        "PreSignUp" => config?.PreSignUp,
        "PostConfirmation" => config?.PostConfirmation,
        "UserMigration" => config?.UserMigration,
        "PreAuthentication" => config?.PreAuthentication,
        "PostAuthentication" => config?.PostAuthentication,
        "PreTokenGeneration" => config?.PreTokenGenerationConfig?.LambdaArn ?? config?.PreTokenGeneration,
        "DefineAuthChallenge" => config?.DefineAuthChallenge,
        "CreateAuthChallenge" => config?.CreateAuthChallenge,
        "VerifyAuthChallengeResponse" => config?.VerifyAuthChallengeResponse,
        "CustomMessage" => config?.CustomMessage,
        "CustomEmailSender" => config?.CustomEmailSender?.LambdaArn,
        "CustomSMSSender" => config?.CustomSMSSender?.LambdaArn,
        "InboundFederation" => config?.InboundFederation?.LambdaArn,
        _ => null,
    };

    /// <summary>For the list of changes: each trigger with its function's name.</summary>
    public static string Text(PoolForm form) => string.Join(", ", TriggerKind.All.Where(t => form.Triggers.ContainsKey(t.Name)).Select(t => $"{t.Title}: {NameOf(form.Triggers[t.Name])}"));

    /// <summary>The last part of an ARN.</summary>
    public static string NameOf(string arn) => arn.Contains(":function:", StringComparison.Ordinal) ? arn[(arn.IndexOf(":function:", StringComparison.Ordinal) + 10)..] : arn;
}
