using CognitoConsole.Contracts;

namespace CognitoConsole.Engine.Iam;

/// <summary>Refusals of a policy document.</summary>
internal static class Malformed
{
    /// <summary>IAM's and STS's wire code; the model's shape is called MalformedPolicyDocumentException.</summary>
    public const string Code = "MalformedPolicyDocument";

    public static CognitoException At(string path, string reason) =>
        new(Code, path.Length == 0 ? reason : $"{path}: {reason}") { Fields = [new FieldError(path, reason)] };
}
