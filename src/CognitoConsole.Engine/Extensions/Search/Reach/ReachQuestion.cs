using CognitoConsole.Contracts.Iam;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.IdentityPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>What is asked, for one role and one kind of people.</summary>
/// <param name="PoolId">Of the identity pool.</param>
internal sealed record ReachQuestion(string PoolId, RoleEntry Role, ReachLogin Login, bool IsBasicFlow, string ActionName, string ResourceArn, IReadOnlyList<ContextEntry> Entries, string AccountId, DateTimeOffset Now)
{
    public const string Subject = ProviderNames.CognitoIdentity + ":sub";
    public const string TagAction = "sts:TagSession";
    private const string Audience = ProviderNames.CognitoIdentity + ":aud";
    private const string Methods = ProviderNames.CognitoIdentity + ":amr";
    private const string Tag = "aws:PrincipalTag/";
    private const string Guid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /// <summary>Of no session that an identity has.</summary>
    private static readonly string[] Absent = ["aws:MultiFactorAuth", "aws:SourceIdentity", "aws:username", "saml:", "sts:", Tag, "cognito-identity.amazonaws.com:", "graph.facebook.com:", "accounts.google.com:", "www.amazon.com:"];

    private string Region => PoolId[..PoolId.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>Does the role let them in?</summary>
    public Answer Trust()
    {
        var assumed = Trust(IdentityCredentials.AssumeAction);
        if (assumed.Truth == false || (Login.Tags.Count == 0 && !Login.IsDeveloper)) return assumed;
        var tagged = Trust(TagAction);
        if (Login.AlwaysTags) return assumed & tagged;
        // A token without tags gets by without it; and a developer decides that himself.
        return Login.IsDeveloper ? assumed : assumed & (tagged | Answer.DependsOn(Login.Tags.Select(t => Tag + t)));
    }

    /// <summary>May they do it, once they are in?</summary>
    /// <param name="identityId">Of one of them; null: of whichever.</param>
    public OpenDecision Access(string? identityId)
    {
        var context = Context(identityId);
        context["aws:FederatedProvider"] = ProviderNames.CognitoIdentity;
        var decision = OpenEvaluator.Decide(new OpenRequest(new PolicyRequest { Principal = Principal(), Action = ActionName, Resource = ResourceArn, Context = context, Simulated = PolicySimulation.Said(Entries), Time = Now }, key => OfSession(key, identityId)), Layers());
        if (Engine.Access.NeedsNoPermission(ActionName)) return decision with { Answer = Answer.Yes, By = null };
        var own = OwnIdentity.Leaves(ActionName) switch
        {
            null => Answer.Yes,
            false => Answer.No,
            true when identityId is null => Answer.DependsOn($"${{{Subject}}}"),
            true => Answer.Of(ResourceArn.Contains(identityId!, StringComparison.Ordinal)),
        };
        return decision with { Answer = decision.Answer & own };
    }

    /// <summary>Does the trust policy allow them this action?</summary>
    public Answer Trust(string action)
    {
        var context = Context(null);
        if (!IsBasicFlow) context["sts:RoleSessionName"] = IdentityCredentials.SessionName;
        var known = new PolicyRequest { Principal = PolicyPrincipal.Federated(ProviderNames.CognitoIdentity), Action = action, Resource = Role.Role.Arn(AccountId), Context = context, Time = Now };
        return OpenEvaluator.Decide(new OpenRequest(known, OfToken), [[Role.Trust]]).Answer;
    }

    private PolicyContext Context(string? identityId)
    {
        var context = new PolicyContext { [Audience] = PoolId, [Methods] = Login.Amr.ToArray() };
        if (identityId is not null) context[Subject] = identityId;
        return context;
    }

    private PolicyPrincipal Principal()
    {
        var arn = $"arn:aws:sts::{AccountId}:assumed-role/{Role.Role.RoleName}/{IdentityCredentials.SessionName}";
        // In the basic flow the app names its session.
        return PolicyPrincipal.AssumedRole(Role.Role.Arn(AccountId), arn, AccountId, IsBasicFlow ? null : $"{Role.Role.RoleId}:{IdentityCredentials.SessionName}")
            .WithTags(Role.Role.Tags.Where(t => !Login.MayTag(t.Key)));
    }

    private List<IReadOnlyList<NamedPolicy>> Layers()
    {
        var layers = new List<IReadOnlyList<NamedPolicy>> { Role.Policies };
        if (Role.Boundary is { } boundary) layers.Add([boundary]);
        if (Login.IsGuest && !IsBasicFlow) layers.Add(GuestScopeDown.Layer);
        return layers;
    }

    private OpenKey? OfIdentity(string key, string? identityId)
    {
        if (Is(key, Subject)) return identityId is null ? new($"{Region}:", $"{System.Text.RegularExpressions.Regex.Escape(Region)}:{Guid}") : null;
        return Is(key, Methods) && Login.AmrStart is { } start ? new(start) : null;
    }

    private OpenKey? OfToken(string key)
    {
        if (OfIdentity(key, null) is { } open) return open;
        const string RequestTag = "aws:RequestTag/";
        var mayBe = key.StartsWith(RequestTag, StringComparison.OrdinalIgnoreCase) ? Login.MayTag(key[RequestTag.Length..])
            : Is(key, "aws:TagKeys") ? Login.IsDeveloper || Login.Tags.Count > 0
            : Is(key, "aws:SecureTransport") || Is(key, "aws:UserAgent") || Is(key, "aws:RequestedRegion") || IsBasicFlow && (Is(key, "sts:RoleSessionName") || Is(key, "aws:SourceIp"));
        return mayBe ? new() : null;
    }

    private OpenKey? OfSession(string key, string? identityId)
    {
        // What was entered is the request as it is meant, even if empty.
        if (Entries.Any(e => Is(e.ContextKeyName, key))) return null;
        if (OfIdentity(key, identityId) is { } open) return open;
        if (key.StartsWith(Tag, StringComparison.OrdinalIgnoreCase)) return Login.MayTag(key[Tag.Length..]) ? new() : null;
        return Absent.Any(a => key.StartsWith(a, StringComparison.OrdinalIgnoreCase)) ? null : new();
    }

    private static bool Is(string? key, string name) => string.Equals(key, name, StringComparison.OrdinalIgnoreCase);
}
