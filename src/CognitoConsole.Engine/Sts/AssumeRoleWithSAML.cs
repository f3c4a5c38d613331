using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Engine.Iam;

namespace CognitoConsole.Engine.Sts;

/// <summary>
/// <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html">AssumeRoleWithSAML</see>: the assertion has to name the role together with its
/// provider, and the role's trust policy has to let the provider in.
/// </summary>
internal sealed class AssumeRoleWithSAML(SamlIdentities identities, RoleSessions sessions, TemporaryCredentials credentials, TimeProvider clock) : IOperation<AssumeRoleWithSAMLRequest, AssumeRoleWithSAMLResponse>
{
    private const string Action = "sts:AssumeRoleWithSAML";
    private const int DefaultSeconds = 3600;

    public async Task<AssumeRoleWithSAMLResponse> Handle(AssumeRoleWithSAMLRequest request, OperationContext context)
    {
        var identity = await identities.Verify(request.PrincipalArn, request.SAMLAssertion, context);
        var role = identity.Roles.Contains(request.RoleArn) ? await sessions.Find(request.RoleArn, context) : null;
        var keys = Keys(identity, context.Caller);
        foreach (var action in Actions(identity))
            if (role is null || !sessions.Trusts(role, PolicyPrincipal.Federated(request.PrincipalArn), action, keys, context.AccountId)) throw Errors.MayNotAssume(action);

        var now = clock.GetUtcNow();
        var issued = credentials.ForRole(role!.Role.RoleName, role.Role.RoleId, identity.SessionName, new CallerSession(now, End(now, request, identity, role))
        {
            Policy = request.Policy,
            PolicyNames = await sessions.SessionPolicies(request.Policy, request.PolicyArns, context),
            Tags = identity.Tags,
            TransitiveTagKeys = identity.TransitiveTagKeys,
            SourceIdentity = identity.SourceIdentity,
            FederatedProvider = request.PrincipalArn,
            Keys = SamlKeys.ForSession(identity.Keys),
        });
        return new()
        {
            Credentials = RoleSessions.Shape(issued),
            AssumedRoleUser = RoleSessions.UserShape(role, identity.SessionName, context.AccountId),
            PackedPolicySize = issued.PackedPolicySize,
            Subject = identity.Assertion.NameId,
            SubjectType = SamlKeys.SubjectType(identity.Assertion),
            Issuer = identity.Assertion.Issuer,
            Audience = identity.Assertion.Recipient,
            NameQualifier = identity.NameQualifier,
            SourceIdentity = identity.SourceIdentity,
        };
    }

    private static IEnumerable<string> Actions(SamlIdentity identity)
    {
        yield return Action;
        if (identity.Tags.Count > 0) yield return "sts:TagSession";
        if (identity.SourceIdentity is not null) yield return "sts:SetSourceIdentity";
    }

    private static PolicyContext Keys(SamlIdentity identity, Caller caller)
    {
        var keys = new PolicyContext { ["sts:RoleSessionName"] = identity.SessionName };
        foreach (var (key, values) in identity.Keys) keys[key] = values.ToArray();
        if (identity.SourceIdentity is { } source) keys["sts:SourceIdentity"] = source;
        if (identity.TransitiveTagKeys.Count > 0) keys["sts:TransitiveTagKeys"] = identity.TransitiveTagKeys.ToArray();
        SessionTags.AddTo(keys, identity.Tags);
        RequestKeys.AddTo(keys, caller);
        return keys;
    }

    /// <summary>What the request asks for, or the provider where it does not; and never later than the provider's own session.</summary>
    private static DateTimeOffset End(DateTimeOffset now, AssumeRoleWithSAMLRequest request, SamlIdentity identity, RoleEntry role)
    {
        if (request.DurationSeconds > role.Role.MaxSessionDuration) throw Errors.StsValidation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        var seconds = request.DurationSeconds ?? Math.Min(identity.SessionSeconds ?? DefaultSeconds, role.Role.MaxSessionDuration);
        var end = now + TimeSpan.FromSeconds(seconds);
        // One that has just ended is refused: allowing for clocks, it proves somebody, and credentials would be good for nothing.
        if (identity.Assertion.SessionNotOnOrAfter is not { } until || until >= end) return end;
        return until > now ? until : throw Errors.SamlExpired("The session at the identity provider has ended.");
    }
}
