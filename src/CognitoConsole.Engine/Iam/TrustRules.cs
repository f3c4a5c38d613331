namespace CognitoConsole.Engine.Iam;

/// <summary>What IAM demands of a role's trust policy beyond the grammar.</summary>
internal static class TrustRules
{
    private const string IdentityPools = "cognito-identity.amazonaws.com";
    private const string Audience = IdentityPools + ":aud";

    /// <summary>
    /// A role that trusts identity pools names them whole (<c>:aud</c>), or any identity pool of the world could assume it: a pattern such as <c>us-east-1:*</c> fits foreign pools,
    /// and the variable of the audience itself fits every one.
    /// </summary>
    public static void Demand(Statement statement, string path)
    {
        if (statement.Deny || statement.Principal?.Providers.Contains(IdentityPools) != true)
            return;
        if (!statement.Conditions.Any(c => c.Key.Name.Equals(Audience, StringComparison.OrdinalIgnoreCase) && c.PinsTheKey))
            throw Malformed.At($"{path}.Condition", $"a role that trusts {IdentityPools} needs a condition on {Audience} that names each identity pool by its whole ID, without wildcards and variables.");
    }
}
