using System.Globalization;
using CognitoConsole.Contracts;

namespace CognitoConsole.Engine.Iam;

/// <summary>A caller with everything that has a say about him.</summary>
public sealed record CallerAuthority(PolicyPrincipal Principal)
{
    public IReadOnlyList<NamedPolicy> Policies { get; init; } = [];
    public NamedPolicy? Boundary { get; init; }
    public IReadOnlyList<IReadOnlyList<NamedPolicy>> SessionPolicies { get; init; } = [];
    public PolicyContext Context { get; init; } = [];

    public PolicyRequest Request(string action, string resource, DateTimeOffset now) => new()
    {
        Principal = Principal,
        Action = action,
        Resource = resource,
        IdentityPolicies = Policies,
        PermissionsBoundary = Boundary,
        SessionPolicies = SessionPolicies,
        Context = Context,
        Time = now,
    };
}

/// <summary>Finds what decides about a caller whom a door has verified.</summary>
public sealed class CallerPolicies(ManagedPolicies managed, RoleDirectory roles, TimeProvider clock)
{
    private readonly PolicyCache _sessionPolicies = new();

    public async ValueTask<CallerAuthority> Of(Caller caller, CancellationToken cancellation)
    {
        var authority = caller switch
        {
            Caller.Root root => new CallerAuthority(PolicyPrincipal.Root(root.AccountId)),
            Caller.Operator o => new CallerAuthority(PolicyPrincipal.User(o.Arn, o.AccountId, o.Email, o.Id)) { Policies = await Named(o.Role, cancellation) },
            Caller.AccessKey k => await User(k, cancellation),
            Caller.FederatedUser f => new CallerAuthority(PolicyPrincipal.FederatedUser(f.Arn, f.User.AccountId, $"{f.User.AccountId}:{f.FederatedName}").WithTags(f.Session.Tags))
            {
                Policies = await Named(f.User.PolicyName, cancellation),
                SessionPolicies = await SessionLayers(f.Session, isFederated: true, cancellation),
                Context = SessionKeys(f.Session),
            },
            Caller.AssumedRole role => await Role(role, cancellation),
            _ => new CallerAuthority(PolicyPrincipal.Anonymous),
        };
        RequestKeys.AddTo(authority.Context, caller);
        return authority;
    }

    private async ValueTask<CallerAuthority> User(Caller.AccessKey key, CancellationToken cancellation) =>
        new(PolicyPrincipal.User(key.Arn, key.AccountId, key.UserName, key.UserId))
        {
            Policies = await Named(key.PolicyName, cancellation),
            Context = key.Session is null ? [] : UserSessionKeys(key.Session),
        };

    private async ValueTask<CallerAuthority> Role(Caller.AssumedRole caller, CancellationToken cancellation)
    {
        var entry = await roles.Find(caller.RoleName, cancellation);
        // A session of a role that is gone, or was made anew since, may do nothing.
        if (entry is not null && entry.Role.RoleId != caller.RoleId) entry = null;
        var roleArn = entry?.Role.Arn(caller.AccountId) ?? $"arn:aws:iam::{caller.AccountId}:role/{caller.RoleName}";
        var tags = new Dictionary<string, string>(entry?.Role.Tags ?? new Dictionary<string, string>(), StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in caller.Session.Tags) tags[key] = value;
        return new CallerAuthority(PolicyPrincipal.AssumedRole(roleArn, caller.Arn, caller.AccountId, $"{caller.RoleId}:{caller.SessionName}").WithTags(tags))
        {
            Policies = entry?.Policies ?? [],
            Boundary = entry?.Boundary,
            SessionPolicies = await SessionLayers(caller.Session, isFederated: false, cancellation),
            Context = SessionKeys(caller.Session),
        };
    }

    private async ValueTask<IReadOnlyList<NamedPolicy>> Named(string policyName, CancellationToken cancellation) =>
        await managed.Find(policyName, cancellation) is { } policy ? [policy] : [];

    /// <param name="isFederated">A federated user without a session policy may do nothing; a role's session without one may do what the role may.</param>
    private async ValueTask<IReadOnlyList<IReadOnlyList<NamedPolicy>>> SessionLayers(CallerSession session, bool isFederated, CancellationToken cancellation)
    {
        var layers = new List<IReadOnlyList<NamedPolicy>>();
        var passed = new List<NamedPolicy>();
        if (session.Policy is { } text) passed.Add(new NamedPolicy("session policy", _sessionPolicies.Get(text, PolicyKind.Identity)));
        // A managed policy that has been deleted since allows nothing, and the layer stays.
        foreach (var name in session.PolicyNames) passed.AddRange(await Named(name, cancellation));
        if (isFederated || session.Policy is not null || session.PolicyNames.Count > 0) layers.Add(passed);
        if (session.IsGuest) layers.Add(GuestScopeDown.Layer);
        return layers;
    }

    /// <summary>What answers <c>aws:MultiFactorAuthPresent</c> and <c>aws:MultiFactorAuthAge</c> (seconds) once a code was shown.</summary>
    public static void AddMfa(PolicyContext context, DateTimeOffset shown, DateTimeOffset now)
    {
        context["aws:MultiFactorAuthPresent"] = "true";
        context["aws:MultiFactorAuthAge"] = ((long)(now - shown).TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>As in AWS, a long-lived key has no answer to whether there was a second factor; a session of its user has.</summary>
    private PolicyContext UserSessionKeys(CallerSession session)
    {
        var context = SessionKeys(session);
        if (session.MfaAt is { } shown) AddMfa(context, shown, clock.GetUtcNow());
        else context["aws:MultiFactorAuthPresent"] = "false";
        return context;
    }

    private static PolicyContext SessionKeys(CallerSession session)
    {
        var context = new PolicyContext { { "aws:TokenIssueTime", session.IssuedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) } };
        if (session.FederatedProvider is { } provider) context["aws:FederatedProvider"] = provider;
        if (session.SourceIdentity is { } source) context["aws:SourceIdentity"] = source;
        foreach (var (key, values) in session.Keys) context[key] = values.ToArray();
        return context;
    }
}
