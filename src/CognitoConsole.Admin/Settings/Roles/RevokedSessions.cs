using System.Globalization;

namespace CognitoConsole.Admin.Settings;

/// <summary>The inline policy that ends the credentials which a role has given out.</summary>
public static class RevokedSessions
{
    /// <summary>As AWS's console names it; a second revocation replaces the first.</summary>
    public const string PolicyName = "AWSRevokeOlderSessions";

    /// <summary>Denies everything to what was issued before the moment.</summary>
    public static string Document(DateTimeOffset moment) => $$"""
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Deny",
              "Action": ["*"],
              "Resource": ["*"],
              "Condition": { "DateLessThan": { "aws:TokenIssueTime": "{{moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}}" } }
            }
          ]
        }
        """;
}
