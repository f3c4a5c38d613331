using System.Text.Json;
using System.Text.Json.Nodes;

namespace CognitoConsole.Admin.IdentityPools;

/// <summary>Policies that a new role of an identity pool begins with, as AWS's console proposes them.</summary>
public static class RolePolicies
{
    public const string Authenticated = "authenticated";
    public const string Guest = "unauthenticated";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Trusts exactly this pool's identities of this kind.</summary>
    /// <param name="kind"><see cref="Authenticated"/> or <see cref="Guest"/>.</param>
    public static string Trust(string identityPoolId, string kind) => Write(new JsonObject
    {
        ["Effect"] = "Allow",
        ["Principal"] = new JsonObject { ["Federated"] = "cognito-identity.amazonaws.com" },
        ["Action"] = new JsonArray("sts:AssumeRoleWithWebIdentity", "sts:TagSession"),
        ["Condition"] = new JsonObject
        {
            ["StringEquals"] = new JsonObject { ["cognito-identity.amazonaws.com:aud"] = identityPoolId },
            ["ForAnyValue:StringLike"] = new JsonObject { ["cognito-identity.amazonaws.com:amr"] = kind },
        },
    });

    /// <summary>Trusts the assertions of one SAML provider, for AWS's sign-in.</summary>
    public static string TrustSaml(string providerArn) => Write(new JsonObject
    {
        ["Effect"] = "Allow",
        ["Principal"] = new JsonObject { ["Federated"] = providerArn },
        ["Action"] = new JsonArray("sts:AssumeRoleWithSAML", "sts:TagSession"),
        ["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["SAML:aud"] = "https://signin.aws.amazon.com/saml" } },
    });

    /// <summary>An identity renews its own credentials, and no more.</summary>
    public static string Least() => Write(new JsonObject
    {
        ["Effect"] = "Allow",
        ["Action"] = new JsonArray("cognito-identity:GetCredentialsForIdentity"),
        ["Resource"] = new JsonArray("*"),
    });

    /// <summary>People reach what carries their own value of a tag.</summary>
    public static string ByTag(string key) => Write(new JsonObject
    {
        ["Effect"] = "Allow",
        ["Action"] = new JsonArray("s3:GetObject"),
        ["Resource"] = new JsonArray($"arn:aws:s3:::BUCKET-${{aws:PrincipalTag/{key}}}/*"),
        ["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { [$"s3:ExistingObjectTag/{key}"] = $"${{aws:PrincipalTag/{key}}}" } },
    });

    private static string Write(JsonObject statement) =>
        new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) }.ToJsonString(Indented);
}
