using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Engine.Iam;
using FluentValidation;

namespace CognitoConsole.Engine.Sts;

/// <summary>
/// <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</see>: the role's trust policy must let the caller in, and unless it names
/// him by his own ARN, his own policies too.
/// </summary>
internal sealed class AssumeRole(RoleSessions sessions, CallerPolicies callers, TemporaryCredentials credentials, MfaDevices devices, ResourceTags resourceTags, TimeProvider clock) : IOperation<AssumeRoleRequest, AssumeRoleResponse>
{
    private const int ChainedSeconds = 3600;

    public async Task<AssumeRoleResponse> Handle(AssumeRoleRequest request, OperationContext context)
    {
        if (request.ProvidedContexts is { Count: > 0 }) throw Errors.NotYetAvailable(nameof(request.ProvidedContexts));
        var caller = context.Caller;
        var shown = await devices.Show(request.SerialNumber, request.TokenCode, context);
        var inherited = (caller as Caller.AssumedRole)?.Session;
        var (tags, transitive) = Tags(request, inherited);
        var sourceIdentity = inherited?.SourceIdentity ?? request.SourceIdentity;
        var authority = await callers.Of(caller, context.Cancellation);
        var keys = Keys(request, authority.Context, tags, sourceIdentity);
        await resourceTags.AddTo(keys, request.RoleArn, context.Cancellation);
        // As in AWS for this decision only: the credentials of the role say nothing of it.
        if (shown is { } at) CallerPolicies.AddMfa(keys, at, at);
        var role = caller is Caller.FederatedUser ? null : await sessions.Find(request.RoleArn, context);
        foreach (var action in Actions(tags, sourceIdentity))
        {
            // A refusal names what the caller's own policies lack, and nothing of the role: one that does not exist looks like one that trusts somebody else.
            var asked = authority.Request(action, request.RoleArn, clock.GetUtcNow()) with { Context = keys };
            var own = PolicyEvaluator.Decide(asked);
            if (role is null || !sessions.Trusts(role, authority.Principal, action, keys, context.AccountId) || !PolicyEvaluator.Decide(asked with { ResourcePolicy = role.Trust }).IsAllowed)
                throw own.IsAllowed ? Errors.AccessDenied(caller.Arn, action, request.RoleArn) : new CognitoException(ErrorCodes.AccessDeniedException, own.Refusal(asked));
        }

        var now = clock.GetUtcNow();
        var issued = credentials.ForRole(role!.Role.RoleName, role.Role.RoleId, request.RoleSessionName, new CallerSession(now, now + Duration(request, role, isChained: inherited is not null))
        {
            Policy = request.Policy,
            PolicyNames = await sessions.SessionPolicies(request.Policy, request.PolicyArns, context),
            Tags = tags,
            TransitiveTagKeys = transitive,
            SourceIdentity = sourceIdentity,
        });
        return new()
        {
            Credentials = RoleSessions.Shape(issued),
            AssumedRoleUser = RoleSessions.UserShape(role, request.RoleSessionName, context.AccountId),
            PackedPolicySize = issued.PackedPolicySize,
            SourceIdentity = sourceIdentity,
        };
    }

    /// <summary>What comes along from the calling session counts like what the request names.</summary>
    private static IEnumerable<string> Actions(IReadOnlyDictionary<string, string> tags, string? sourceIdentity)
    {
        yield return "sts:AssumeRole";
        if (tags.Count > 0) yield return "sts:TagSession";
        if (sourceIdentity is not null) yield return "sts:SetSourceIdentity";
    }

    /// <summary>Transitive tags of the session that calls go along and cannot be changed; neither can its source identity.</summary>
    private static (IReadOnlyDictionary<string, string> Tags, IReadOnlyList<string> Transitive) Tags(AssumeRoleRequest request, CallerSession? inherited)
    {
        var tags = new Dictionary<string, string>(SessionTags.Of(request.Tags), StringComparer.OrdinalIgnoreCase);
        if (request.TransitiveTagKeys?.FirstOrDefault(k => !tags.ContainsKey(k)) is { } missing) throw Errors.StsValidation($"The transitive tag key {missing} is not among the tags of the request.");
        if (inherited?.SourceIdentity is { } source && request.SourceIdentity is { } other && other != source) throw Errors.StsValidation("The source identity of a session cannot be changed.");
        var transitive = new List<string>(SessionTags.Named(tags, request.TransitiveTagKeys ?? []));
        foreach (var key in inherited?.TransitiveTagKeys ?? [])
        {
            if (!tags.TryAdd(key, inherited!.Tags[key])) throw Errors.StsValidation($"The transitive tag {key} of the calling session cannot be changed.");
            transitive.Add(key);
        }

        return (tags, transitive);
    }

    private static PolicyContext Keys(AssumeRoleRequest request, PolicyContext caller, IReadOnlyDictionary<string, string> tags, string? sourceIdentity)
    {
        var keys = new PolicyContext();
        foreach (var (key, value) in caller) keys[key] = value;
        keys["sts:RoleSessionName"] = request.RoleSessionName;
        if (request.ExternalId is { } external) keys["sts:ExternalId"] = external;
        if (sourceIdentity is not null) keys["sts:SourceIdentity"] = sourceIdentity;
        if (request.TransitiveTagKeys is { Count: > 0 } transitive) keys["sts:TransitiveTagKeys"] = transitive.ToArray();
        SessionTags.AddTo(keys, tags);
        return keys;
    }

    private static TimeSpan Duration(AssumeRoleRequest request, RoleEntry role, bool isChained)
    {
        var seconds = request.DurationSeconds ?? 3600;
        if (isChained && seconds > ChainedSeconds) throw Errors.StsValidation("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        if (seconds > role.Role.MaxSessionDuration) throw Errors.StsValidation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        return TimeSpan.FromSeconds(seconds);
    }

    internal sealed class Validator : AbstractValidator<AssumeRoleRequest>
    {
        public Validator() => this.Rules(request => SessionTags.Violations(request.Tags));
    }
}
