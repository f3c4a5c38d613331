using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.IdentityPools;
using CognitoConsole.Engine.Sts;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>The simulator: identity or tokens in; role, reason and decisions out, of both flows.</summary>
internal sealed class GetIdentityAccess(
    CognitoDbContext db, IdentityPoolDirectory pools, IdentityDirectory directory, LoginVerifier verifier, StoredLogins stored, RoleSessions sessions, IdentityCredentials credentials, SimulatedSession session,
    OutsideSts outside, EngineOptions options) : IOperation<GetIdentityAccessRequest, GetIdentityAccessResponse>
{
    public async Task<GetIdentityAccessResponse> Handle(GetIdentityAccessRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        if (request.ClientId is { } client && pool.CognitoIdentityProviders.All(p => p.ClientId != client)) throw Errors.InvalidParameter("The identity pool has no such app client.", "clientId");
        var (identityId, logins) = await Who(pool, request, context);
        // A new identity has no id yet; policies see one that nobody has.
        var token = new IdentityToken(identityId ?? $"{pool.Region}:{Guid.Empty}", pool.Id, IdentityCredentials.AmrOf(logins)) { PrincipalTags = IdentityCredentials.TagsOf(pool, logins) };
        var basic = await BasicFlow(pool, logins, token, request, context);
        try
        {
            return await EnhancedFlow(pool, logins, token, request, context) with { IdentityId = identityId, BasicFlow = basic };
        }
        catch (CognitoException refused) when (basic.Count > 0 && refused.Status < 500)
        {
            return new() { IdentityId = identityId, Because = refused.Message, IsTrusted = false, IsScopedDown = token.IsGuest, PrincipalTags = token.PrincipalTags, EvaluationResults = [], BasicFlow = basic };
        }
    }

    private async Task<GetIdentityAccessResponse> EnhancedFlow(IdentityPool pool, IReadOnlyList<ProvenLogin> logins, IdentityToken token, GetIdentityAccessRequest request, OperationContext context)
    {
        var choice = RoleChoice.Of(pool, logins, request.CustomRoleArn, options);
        if (outside.Serves(pool))
            return new()
            {
                RoleArn = choice.RoleArn,
                Because = choice.Because,
                IsElsewhere = true,
                IsTrusted = false,
                IsScopedDown = token.IsGuest && outside.ScopesGuestsDown,
                PrincipalTags = token.PrincipalTags,
                EvaluationResults = [],
                BasicFlow = [],
            };
        var role = await sessions.Find(choice.RoleArn, context) ?? throw Errors.InvalidPoolConfiguration();
        return new()
        {
            RoleArn = choice.RoleArn,
            Because = choice.Because,
            IsTrusted = IsTrusted(role, token, context),
            IsScopedDown = token.IsGuest,
            PrincipalTags = token.PrincipalTags,
            EvaluationResults = session.Ask(role, token, isScopedDown: token.IsGuest, request.ActionNames, request.ResourceArns, request.ContextEntries, context),
            BasicFlow = [],
        };
    }

    /// <summary>GetOpenIdToken makes no tags of claims, and is refused with role mappings and to logins of SAML providers; a developer's back end gets tokens, and gives tags along, all the same.</summary>
    private async Task<IReadOnlyList<IdentityBasicAccess>> BasicFlow(IdentityPool pool, IReadOnlyList<ProvenLogin> logins, IdentityToken token, GetIdentityAccessRequest request, OperationContext context)
    {
        if (!pool.AllowClassicFlow || ((pool.RoleMappings.Count > 0 || logins.Any(l => l.IsForEnhancedFlow)) && !logins.Any(l => l.IsDeveloper))) return [];
        token = token with { PrincipalTags = logins.Select(l => l.PrincipalTags).FirstOrDefault(t => t is { Count: > 0 }) ?? new Dictionary<string, string>() };
        var found = new List<IdentityBasicAccess>();
        foreach (var arn in await RoleArn.All(db, context.AccountId, context.Cancellation))
        {
            if (await sessions.Find(arn, context) is { } role && IsTrusted(role, token, context))
                found.Add(new() { RoleArn = arn, EvaluationResults = session.Ask(role, token, isScopedDown: false, request.ActionNames, request.ResourceArns, request.ContextEntries, context) });
        }

        return found;
    }

    private bool IsTrusted(RoleEntry role, IdentityToken token, OperationContext context) => credentials.IsTrusted(role, token, IdentityCredentials.SessionName, new Caller.Anonymous { IsSecure = context.Caller.IsSecure }, context.AccountId);

    private async Task<(string? IdentityId, IReadOnlyList<ProvenLogin> Logins)> Who(IdentityPool pool, GetIdentityAccessRequest request, OperationContext context)
    {
        if (request.IdentityId is { } id)
        {
            var identity = await directory.Find(pool.Id, id, context.Cancellation);
            if (identity.IsDisabled) throw Errors.IdentityDisabled(id);
            var linked = (await directory.LoginsOf([id], context.Cancellation))[id].ToList();
            // Whoever lost the last login is no guest again: there is no login left to come back with.
            if (linked.Count == 0 && !identity.IsGuest) throw Errors.LoginsDoNotMatch();
            if (linked.Count == 0 && !pool.AllowUnauthenticatedIdentities) throw Errors.NoGuests();
            return (id, await stored.Of(pool, linked, request.ClientId, context.Cancellation));
        }

        var logins = await verifier.Verify(pool, request.Logins, context.Cancellation);
        if (logins.Count == 0 && !pool.AllowUnauthenticatedIdentities) throw Errors.NoGuests();
        if (logins.Count == 0) return (null, logins);
        var (provider, key) = (logins[0].Provider, IdentityDirectory.KeyOf(logins[0].Subject));
        var found = await db.IdentityLogins.Where(l => l.IdentityPoolId == pool.Id && l.Provider == provider && l.SubjectKey == key).Select(l => l.IdentityId).FirstOrDefaultAsync(context.Cancellation);
        if (found is not null && (await directory.Find(pool.Id, found, context.Cancellation)).IsDisabled) throw Errors.IdentityDisabled(found);
        return (found, logins);
    }

    internal sealed class Validator : AbstractValidator<GetIdentityAccessRequest>
    {
        public Validator() => this.Rules(r => r is { IdentityId: not null, Logins.Count: > 0 }
            ? [new Violation("identityId", "Either an identity or tokens.")]
            : Array.Empty<Violation>());
    }
}
