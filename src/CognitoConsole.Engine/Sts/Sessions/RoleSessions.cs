using CognitoConsole.Contracts.Sts;
using CognitoConsole.Engine.Iam;

namespace CognitoConsole.Engine.Sts;

/// <summary>What assuming a role has in common, whoever does it.</summary>
internal sealed class RoleSessions(RoleDirectory roles, IamRoles policies, TimeProvider clock)
{
    private const int MaxPolicyArns = 10;
    /// <summary>Characters without blanks, as in IAM's quotas.</summary>
    private const int MaxSessionPolicy = 2048;

    /// <summary>For asking what a trust policy alone says: AWS lets nobody in whom it does not let in, whatever his own policies allow.</summary>
    private static readonly NamedPolicy Everything = new("everything", PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""", PolicyKind.Identity, 1000));

    public ValueTask<RoleEntry?> Find(string roleArn, OperationContext context) => roles.FindByArn(roleArn, context.AccountId, context.Cancellation);

    /// <summary>Does the role's trust policy let him do this?</summary>
    public bool Trusts(RoleEntry role, PolicyPrincipal principal, string action, PolicyContext keys, string accountId) => PolicyEvaluator.Decide(new PolicyRequest
    {
        Principal = principal,
        Action = action,
        Resource = role.Role.Arn(accountId),
        // As of another account, where both have to allow.
        ResourceAccountId = "",
        IdentityPolicies = [Everything],
        ResourcePolicy = role.Trust,
        Context = keys,
        Time = clock.GetUtcNow(),
    }).IsAllowed;

    /// <summary>Names of the managed policies that were passed as session policies.</summary>
    /// <exception cref="Contracts.CognitoException">ValidationError, MalformedPolicyDocument, PackedPolicyTooLarge.</exception>
    public async Task<IReadOnlyList<string>> SessionPolicies(string? policy, IReadOnlyList<PolicyDescriptorType>? arns, OperationContext context)
    {
        if (policy?.Count(c => !char.IsWhiteSpace(c)) is > MaxSessionPolicy and { } length) throw Errors.PackedPolicyTooLarge((int)Math.Ceiling(length * 100.0 / MaxSessionPolicy));
        if (policy is not null) PolicyDocument.Parse(policy, PolicyKind.Identity, MaxSessionPolicy);
        if (arns is { Count: > MaxPolicyArns }) throw Errors.StsValidation($"At most {MaxPolicyArns} managed session policies can be passed.");
        var asked = (arns ?? []).Select(a => a.Arn ?? "").ToList();
        var found = await policies.PolicyNames(asked, context);
        return [.. asked.Select(arn => found.GetValueOrDefault(arn) ?? throw Errors.StsValidation($"Session policy {arn} does not exist."))];
    }

    public static Credentials Shape(IssuedCredentials issued) => new()
    {
        AccessKeyId = issued.AccessKeyId,
        SecretAccessKey = issued.SecretAccessKey,
        SessionToken = issued.SessionToken,
        Expiration = issued.Expiration,
    };

    public static AssumedRoleUser UserShape(RoleEntry role, string sessionName, string accountId) => new()
    {
        AssumedRoleId = $"{role.Role.RoleId}:{sessionName}",
        Arn = $"arn:aws:sts::{accountId}:assumed-role/{role.Role.RoleName}/{sessionName}",
    };
}
