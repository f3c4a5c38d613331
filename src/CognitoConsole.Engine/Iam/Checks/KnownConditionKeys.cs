using CognitoConsole.Engine.Sts;

namespace CognitoConsole.Engine.Iam;

/// <summary>
/// The condition keys that a request can answer: those of this server's own requests, and those of S3 and DynamoDB, which whoever guards these services passes
/// with the decision that he asks for.
/// </summary>
internal static class KnownConditionKeys
{
    private static readonly HashSet<string> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:CurrentTime", "aws:EpochTime", "aws:FederatedProvider", "aws:MultiFactorAuthAge", "aws:MultiFactorAuthPresent", "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalType",
        "aws:RequestedRegion", "aws:ResourceAccount", "aws:SecureTransport", "aws:SourceIdentity", "aws:SourceIp", "aws:TagKeys", "aws:TokenIssueTime", "aws:UserAgent", "aws:userid", "aws:username", "aws:ViaAWSService",
        "iam:PassedToService", "iam:PermissionsBoundary", "iam:PolicyARN",
        "sts:ExternalId", "sts:RoleSessionName", "sts:SourceIdentity", "sts:TransitiveTagKeys",
        "s3:authType", "s3:delimiter", "s3:if-match", "s3:if-none-match", "s3:LocationConstraint", "s3:max-keys", "s3:object-lock-legal-hold", "s3:object-lock-mode", "s3:object-lock-remaining-retention-days",
        "s3:object-lock-retain-until-date", "s3:ObjectCreationOperation", "s3:prefix", "s3:RequestObjectTagKeys", "s3:ResourceAccount", "s3:signatureAge", "s3:signatureversion", "s3:TlsVersion", "s3:VersionId",
        "s3:x-amz-acl", "s3:x-amz-content-sha256", "s3:x-amz-copy-source", "s3:x-amz-grant-full-control", "s3:x-amz-grant-read", "s3:x-amz-grant-read-acp", "s3:x-amz-grant-write", "s3:x-amz-grant-write-acp",
        "s3:x-amz-metadata-directive", "s3:x-amz-object-ownership", "s3:x-amz-server-side-encryption", "s3:x-amz-server-side-encryption-aws-kms-key-id",
        "s3:x-amz-server-side-encryption-customer-algorithm", "s3:x-amz-storage-class", "s3:x-amz-website-redirect-location",
        "dynamodb:Attributes", "dynamodb:EnclosingOperation", "dynamodb:FullTableScan", "dynamodb:LeadingKeys", "dynamodb:ReturnConsumedCapacity", "dynamodb:ReturnValues", "dynamodb:Select",
    };

    private static readonly HashSet<string> Saml = new(SamlKeys.Names, StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Prefixes = ["aws:PrincipalTag/", "aws:RequestTag/", "aws:ResourceTag/", "iam:ResourceTag/", "s3:ExistingObjectTag/", "s3:RequestObjectTag/"];

    /// <summary>What the token of a web identity answers, after the issuer's name.</summary>
    private static readonly string[] Claims = ["aud", "oaud", "sub", "amr", "azp", "email", "app_id", "id", "user_id"];

    public static bool Answers(string key)
    {
        if (Keys.Contains(key) || Saml.Contains(key) || Prefixes.Any(p => key.StartsWith(p, StringComparison.OrdinalIgnoreCase))) return true;
        var (issuer, claim) = (key[..key.LastIndexOf(':')], key[(key.LastIndexOf(':') + 1)..]);
        return issuer.Contains('.', StringComparison.Ordinal) && Claims.Contains(claim, StringComparer.OrdinalIgnoreCase);
    }
}
