namespace CognitoConsole.Admin.IdentityPools;

/// <summary>Condition keys that the requests of an action carry, for suggestions.</summary>
internal static class ContextKeys
{
    private static readonly Dictionary<string, string[]> ByService = new(StringComparer.OrdinalIgnoreCase)
    {
        ["s3"] = ["s3:prefix", "s3:delimiter", "s3:ExistingObjectTag/KEY"],
        ["dynamodb"] = ["dynamodb:LeadingKeys", "dynamodb:Attributes", "dynamodb:Select"],
        ["lambda"] = ["lambda:FunctionArn"],
        ["sns"] = ["sns:Protocol", "sns:Endpoint"],
        ["ses"] = ["ses:FromAddress", "ses:Recipients"],
        ["kms"] = ["kms:EncryptionContext:KEY", "kms:ViaService"],
    };

    /// <summary>For these actions, and the keys that an answer hung on; without those that stand in the text already. Tags belong to people, not to requests.</summary>
    public static IReadOnlyList<string> For(IEnumerable<string> actions, IEnumerable<string> missing, string? text) =>
    [
        .. missing.Where(k => !k.StartsWith("aws:PrincipalTag/", StringComparison.OrdinalIgnoreCase) && !k.StartsWith("cognito-identity.amazonaws.com:", StringComparison.OrdinalIgnoreCase))
            .Concat(actions.Select(a => a.Split(':')[0]).Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(s => ByService.GetValueOrDefault(s) ?? []))
            .Append("aws:SourceIp").Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(k => !PolicyText.Lines(text).Any(l => l.StartsWith(k, StringComparison.OrdinalIgnoreCase)))
            .Take(6),
    ];
}
