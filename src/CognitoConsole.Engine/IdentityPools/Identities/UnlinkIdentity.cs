using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>
/// <see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_UnlinkIdentity.html">UnlinkIdentity</see>: an identity that loses its last login can never be used
/// again; the next use of that login makes a new one.
/// </summary>
[DecidesAnew]
internal sealed class UnlinkIdentity(CognitoDbContext db, IdentityPoolDirectory pools, LoginVerifier verifier, IdentityLedger ledger, EngineOptions options, TimeProvider clock)
    : IOperation<UnlinkIdentityRequest, UnlinkIdentityResponse>
{
    public async Task<UnlinkIdentityResponse> Handle(UnlinkIdentityRequest request, OperationContext context)
    {
        var identity = await db.Identities.FirstOrDefaultAsync(i => i.IdentityId == request.IdentityId, context.Cancellation) ?? throw Errors.IdentityNotFound(request.IdentityId);
        if (identity.IsDisabled) throw Errors.IdentityDisabled(identity.IdentityId);
        var pool = await pools.Pool(identity.IdentityPoolId, context.Cancellation);
        var proven = await verifier.Verify(pool, request.Logins, context.Cancellation);
        var linked = await db.IdentityLogins.Where(l => l.IdentityId == identity.IdentityId).ToListAsync(context.Cancellation);
        if (!linked.Any(l => proven.Any(p => p.Provider == l.Provider && p.Subject == l.Subject))) throw Errors.LoginsDoNotMatch();

        var names = request.LoginsToRemove.Select(n => ProviderNames.Canonical(n, options)).ToHashSet(StringComparer.Ordinal);
        foreach (var login in linked.Where(l => names.Contains(l.Provider)))
        {
            db.IdentityLogins.Remove(login);
            ledger.Logins(pool.Id, login.Provider, -1);
        }

        identity.LastModifiedDate = clock.GetUtcNow();
        await ledger.Save(context.Cancellation);
        return new();
    }
}
