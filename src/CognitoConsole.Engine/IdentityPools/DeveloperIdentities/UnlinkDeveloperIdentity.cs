using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_UnlinkDeveloperIdentity.html">UnlinkDeveloperIdentity</see></summary>
[DecidesAnew]
public sealed class UnlinkDeveloperIdentity(CognitoDbContext db, IdentityPoolDirectory pools, IdentityLedger ledger, TimeProvider clock) : IOperation<UnlinkDeveloperIdentityRequest, UnlinkDeveloperIdentityResponse>
{
    public async Task<UnlinkDeveloperIdentityResponse> Handle(UnlinkDeveloperIdentityRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        if (pool.DeveloperProviderName != request.DeveloperProviderName) throw Errors.InvalidParameter("The identity pool has another developer provider.", "developerProviderName");
        var identity = await db.Identities.FirstOrDefaultAsync(i => i.IdentityId == request.IdentityId && i.IdentityPoolId == pool.Id, context.Cancellation) ?? throw Errors.IdentityNotFound(request.IdentityId);
        var key = IdentityDirectory.KeyOf(request.DeveloperUserIdentifier);
        var login = await db.IdentityLogins.FirstOrDefaultAsync(l => l.IdentityPoolId == pool.Id && l.Provider == request.DeveloperProviderName && l.SubjectKey == key, context.Cancellation);
        if (login is null) throw Errors.ResourceNotFound($"Developer user '{request.DeveloperUserIdentifier}' not found.");
        if (login.IdentityId != identity.IdentityId) throw Errors.ResourceConflict("The developer user identifier and the identity do not belong together.");
        db.IdentityLogins.Remove(login);
        identity.LastModifiedDate = clock.GetUtcNow();
        ledger.Logins(pool.Id, login.Provider, -1);
        await ledger.Save(context.Cancellation);
        return new();
    }
}
