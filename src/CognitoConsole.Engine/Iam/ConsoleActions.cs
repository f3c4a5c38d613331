namespace CognitoConsole.Engine.Iam;

/// <summary>
/// Permissions of this server that are no operation: answers hold the thing only for callers who have them. AWS itself returns a client's secret to everybody
/// who may describe the client, which would give auditors and support the keys to every confidential client.
/// </summary>
public static class ConsoleActions
{
    /// <summary>ClientSecret of DescribeUserPoolClient, ClientSecretValue of ListUserPoolClientSecrets. Resource: the user pool's ARN.</summary>
    public const string RevealClientSecret = "cognito-console:RevealClientSecret";

    /// <summary>client_secret and private_key in ProviderDetails of DescribeIdentityProvider. Resource: the user pool's ARN.</summary>
    public const string RevealIdentityProviderSecret = "cognito-console:RevealIdentityProviderSecret";

    /// <summary>PreSignedUrl of a user import job, with which anybody can upload users. Resource: the user pool's ARN.</summary>
    public const string RevealUserImportUrl = "cognito-console:RevealUserImportUrl";
}
