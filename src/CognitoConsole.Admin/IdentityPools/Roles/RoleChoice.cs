namespace CognitoConsole.Admin.IdentityPools;

/// <summary>The role of one kind of identity in a pool that is being made: a new one, or one that exists.</summary>
public sealed class RoleChoice
{
    public bool New { get; set; } = true;

    /// <summary>Of the new role; empty takes the proposed one.</summary>
    public string NewName { get; set; } = "";

    /// <summary>Policy of the new role.</summary>
    public string Policy { get; set; } = RolePolicies.Least();

    /// <summary>Why <see cref="Policy"/> would be refused, once it was looked at.</summary>
    public string? Fault { get; set; }

    /// <summary>What is true of every existing role, whatever it trusts.</summary>
    public const string NotYetTrusted = "Its trust policy cannot name this pool yet, which gets its ID when it is created. Until the ID is there, GetCredentialsForIdentity will be refused; the pool's overview says so.";

    /// <summary>ARN of the chosen role.</summary>
    public string Existing { get; set; } = "";

    /// <summary>The role once it exists, so that a second try does not make it again.</summary>
    public string? Arn { get; set; }

    /// <summary>As AWS's console names it: <c>Cognito_MyPoolAuth_Role</c>.</summary>
    public static string Proposed(string poolName, string kind)
    {
        var letters = string.Concat(poolName.Where(char.IsAsciiLetterOrDigit));
        return $"Cognito_{(letters.Length > 40 ? letters[..40] : letters)}{(kind == RolePolicies.Guest ? "Unauth" : "Auth")}_Role";
    }

    public string NameFor(string poolName, string kind) => NewName.Trim() is { Length: > 0 } name ? name : Proposed(poolName, kind);
}
