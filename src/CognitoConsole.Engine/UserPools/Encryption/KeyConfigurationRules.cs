using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Whose key a user pool's secrets are encrypted under.</summary>
internal static class KeyConfigurationRules
{
    public static IEnumerable<Violation> Violations(KeyConfigurationType? asked)
    {
        if (asked is null) yield break;
        if (asked.KeyType == EncryptionKeyType.CustomerManagedKey && asked.KmsKeyArn is null)
            yield return new("keyConfiguration.kmsKeyArn", "KmsKeyArn is required when KeyType is CUSTOMER_MANAGED_KEY.");
        if (asked.KeyType != EncryptionKeyType.CustomerManagedKey && asked.KmsKeyArn is not null)
            yield return new("keyConfiguration.kmsKeyArn", "KmsKeyArn can be set only when KeyType is CUSTOMER_MANAGED_KEY.");
    }

    /// <summary>An empty structure says nothing.</summary>
    public static KeyConfigurationType? Stored(KeyConfigurationType? asked) => asked?.KeyType is null ? null : asked;
}
