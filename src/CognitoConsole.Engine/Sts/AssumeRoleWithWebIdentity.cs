using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.IdentityPools;

namespace CognitoConsole.Engine.Sts;

/// <summary>
/// <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html">AssumeRoleWithWebIdentity</see>: the second half of the basic flow, and the way in
/// for tokens of other trusted issuers. The role's trust policy decides.
/// </summary>
internal sealed class AssumeRoleWithWebIdentity(
    WebIdentities identities, RoleSessions sessions, IdentityCredentials identityCredentials, TemporaryCredentials credentials, IdentityPoolDirectory pools, IdentityDirectory directory, IdentityLedger ledger, EngineOptions options, TimeProvider clock)
    : IOperation<AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse>
{
    private const int DefaultSeconds = 3600;

    public async Task<AssumeRoleWithWebIdentityResponse> Handle(AssumeRoleWithWebIdentityRequest request, OperationContext context)
    {
        var identity = request.ProviderId is { } provider
            ? await identities.VerifyOpaque(provider, request.WebIdentityToken, context.Cancellation)
            : await identities.Verify(request.WebIdentityToken, context);
        var role = await sessions.Find(request.RoleArn, context);
        if (role is null || !await IsTrusted(role, identity, request, context)) throw Errors.MayNotAssume(IdentityCredentials.AssumeAction);
        var seconds = request.DurationSeconds ?? DefaultSeconds;
        if (seconds > role.Role.MaxSessionDuration) throw Errors.StsValidation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        var names = await sessions.SessionPolicies(request.Policy, request.PolicyArns, context);
        var issued = await Issue(role, identity, request, TimeSpan.FromSeconds(seconds), names, context);
        return new()
        {
            Credentials = RoleSessions.Shape(issued),
            SubjectFromWebIdentityToken = identity.Subject,
            AssumedRoleUser = RoleSessions.UserShape(role, request.RoleSessionName, context.AccountId),
            PackedPolicySize = issued.PackedPolicySize,
            Provider = identity.Provider,
            Audience = identity.Audience,
        };
    }

    private async Task<bool> IsTrusted(RoleEntry role, WebIdentity identity, AssumeRoleWithWebIdentityRequest request, OperationContext context)
    {
        if (identity.Identity is { } token)
            return await IsUsable(token, context) && identityCredentials.IsTrusted(role, token, request.RoleSessionName, context.Caller, context.AccountId);
        var keys = new PolicyContext { ["sts:RoleSessionName"] = request.RoleSessionName };
        foreach (var (key, values) in identity.Keys) keys[key] = values.ToArray();
        RequestKeys.AddTo(keys, context.Caller);
        return sessions.Trusts(role, PolicyPrincipal.Federated(identity.Provider), IdentityCredentials.AssumeAction, keys, context.AccountId);
    }

    /// <summary>
    /// The basic flow gives guests more than the enhanced one, so a pool has to allow it, and still does. A token outlives what it says, up to a day: who was disabled since is out, and
    /// so is a guest's who has signed in, or where guests are let in no longer, and one of a login that is linked no longer or whose provider was taken away, as in the enhanced flow.
    /// Role mappings end the basic flow for all but those whom a developer's back end vouches for.
    /// </summary>
    private async Task<bool> IsUsable(IdentityToken token, OperationContext context)
    {
        try
        {
            var pool = await pools.Pool(token.IdentityPoolId, context.Cancellation);
            if (!pool.AllowClassicFlow) return false;
            var identity = await directory.Find(pool.Id, token.IdentityId, context.Cancellation);
            if (identity.IsDisabled || token.IsGuest) return !identity.IsDisabled && identity.IsGuest && pool.AllowUnauthenticatedIdentities && pool.RoleMappings.Count == 0;
            var isDeveloper = token.Amr.Skip(1).Any(m => IsOf(m, pool.DeveloperProviderName));
            if (pool.RoleMappings.Count > 0 && !isDeveloper) return false;
            var providers = ProviderNames.Of(pool, options).ToList();
            if (!token.Amr.Skip(1).All(m => providers.Any(p => IsOf(m, p)))) return false;
            var linked = (await directory.LoginsOf([identity.IdentityId], context.Cancellation))[identity.IdentityId].ToList();
            return token.Amr.Skip(1).All(method => linked.Any(login => Names(pool, method, login)));
        }
        catch (CognitoException)
        {
            return false; // gone since
        }
    }

    /// <summary>Does a token say this of a login at the provider?</summary>
    private static bool IsOf(string method, string? provider) => provider is not null && (method == provider || method.StartsWith($"{provider}:", StringComparison.Ordinal));

    /// <summary>Is this what a token says of this login (<see cref="ProvenLogin.Amr"/>)? Its app is not kept with it.</summary>
    private static bool Names(IdentityPool pool, string method, IdentityLogin login) =>
        method == login.Provider || (login.Provider == pool.DeveloperProviderName
            ? method == $"{login.Provider}:{pool.Id}:{login.Subject}"
            : method.StartsWith($"{login.Provider}:", StringComparison.Ordinal) && method.EndsWith($":{login.Subject}", StringComparison.Ordinal));

    private async Task<IssuedCredentials> Issue(RoleEntry role, WebIdentity identity, AssumeRoleWithWebIdentityRequest request, TimeSpan life, IReadOnlyList<string> policyNames, OperationContext context)
    {
        if (identity.Identity is not { } token)
        {
            var now = clock.GetUtcNow();
            return credentials.ForRole(role.Role.RoleName, role.Role.RoleId, request.RoleSessionName, new CallerSession(now, now + life)
            {
                Policy = request.Policy,
                PolicyNames = policyNames,
                FederatedProvider = identity.Provider,
                Keys = identity.Keys,
            });
        }

        var issued = identityCredentials.Issue(role, token, request.RoleSessionName, life, isScopedDown: false, s => s with { Policy = request.Policy, PolicyNames = policyNames });
        var found = await directory.Find(token.IdentityId, context.Cancellation);
        ledger.Vended(found, token.Amr is [_, var provider, ..] ? provider : IdentityEvent.Unauthenticated, request.RoleArn, issued.AccessKeyId, issued.Expiration);
        await ledger.Save(context.Cancellation);
        return issued;
    }
}
