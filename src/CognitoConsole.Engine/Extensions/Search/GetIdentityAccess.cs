using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.IdentityPools;
using CognitoConsole.Engine.Sts;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>The simulator: identity or tokens in; role, reason and decisions out.</summary>
internal sealed class GetIdentityAccess(
    CognitoDbContext db, IdentityPoolDirectory pools, IdentityDirectory directory, LoginVerifier verifier, StoredLogins stored, RoleSessions sessions, IdentityCredentials credentials, SimulatedSession session,
    EngineOptions options) : IOperation<GetIdentityAccessRequest, GetIdentityAccessResponse>
{
    public async Task<GetIdentityAccessResponse> Handle(GetIdentityAccessRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        var (identityId, logins) = await Who(pool, request, context);
        var choice = RoleChoice.Of(pool, logins, request.CustomRoleArn, options);
        var role = await sessions.Find(choice.RoleArn, context) ?? throw Errors.InvalidPoolConfiguration();
        // A new identity has no id yet; policies see one that nobody has.
        var token = new IdentityToken(identityId ?? $"{pool.Region}:{Guid.Empty}", pool.Id, IdentityCredentials.AmrOf(logins)) { PrincipalTags = IdentityCredentials.TagsOf(pool, logins) };
        var results = session.Ask(role, token, request.ActionNames, request.ResourceArns, request.ContextEntries, context);
        return new()
        {
            IdentityId = identityId,
            RoleArn = choice.RoleArn,
            Because = choice.Because,
            IsTrusted = credentials.IsTrusted(role, token, IdentityCredentials.SessionName, new Caller.Anonymous(), context.AccountId),
            IsScopedDown = token.IsGuest,
            PrincipalTags = token.PrincipalTags,
            EvaluationResults = results,
        };
    }

    private async Task<(string? IdentityId, IReadOnlyList<ProvenLogin> Logins)> Who(IdentityPool pool, GetIdentityAccessRequest request, OperationContext context)
    {
        if (request.IdentityId is { } id)
        {
            var identity = await directory.Find(pool.Id, id, context.Cancellation);
            if (identity.IsDisabled) throw Errors.IdentityDisabled(id);
            return (id, await stored.Of(pool, (await directory.LoginsOf([id], context.Cancellation))[id], context.Cancellation));
        }

        var logins = await verifier.Verify(pool, request.Logins, context.Cancellation);
        if (logins.Count == 0 && !pool.AllowUnauthenticatedIdentities) throw Errors.NoGuests();
        if (logins.Count == 0) return (null, logins);
        var (provider, key) = (logins[0].Provider, IdentityDirectory.KeyOf(logins[0].Subject));
        return (await db.IdentityLogins.Where(l => l.IdentityPoolId == pool.Id && l.Provider == provider && l.SubjectKey == key).Select(l => l.IdentityId).FirstOrDefaultAsync(context.Cancellation), logins);
    }

    internal sealed class Validator : AbstractValidator<GetIdentityAccessRequest>
    {
        public Validator() => this.Rules(r => r is { IdentityId: not null, Logins.Count: > 0 }
            ? [new Violation("identityId", "Either an identity or tokens.")]
            : Array.Empty<Violation>());
    }
}
