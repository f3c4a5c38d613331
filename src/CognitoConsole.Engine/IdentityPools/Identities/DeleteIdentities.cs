using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DeleteIdentities.html">DeleteIdentities</see>. One that is gone already counts as deleted.</summary>
[DecidesAnew]
public sealed class DeleteIdentities(CognitoDbContext db, IdentityLedger ledger) : IOperation<DeleteIdentitiesRequest, DeleteIdentitiesResponse>
{
    public async Task<DeleteIdentitiesResponse> Handle(DeleteIdentitiesRequest request, OperationContext context)
    {
        var ids = request.IdentityIdsToDelete.Distinct().ToList();
        var identities = await db.Identities.Where(i => ids.Contains(i.IdentityId)).ToListAsync(context.Cancellation);
        var logins = await db.IdentityLogins.Where(l => ids.Contains(l.IdentityId)).ToListAsync(context.Cancellation);
        db.IdentityLogins.RemoveRange(logins);
        db.Identities.RemoveRange(identities);
        foreach (var identity in identities) ledger.Change(identity, -1);
        foreach (var login in logins) ledger.Logins(login.IdentityPoolId, login.Provider, -1);
        await ledger.Save(context.Cancellation);
        return new() { UnprocessedIdentityIds = [] };
    }
}
