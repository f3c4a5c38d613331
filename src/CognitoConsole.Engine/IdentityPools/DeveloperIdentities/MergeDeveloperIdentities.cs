using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_MergeDeveloperIdentities.html">MergeDeveloperIdentities</see>: the destination gets all logins, the source is disabled.</summary>
[DecidesAnew]
public sealed class MergeDeveloperIdentities(CognitoDbContext db, IdentityPoolDirectory pools, IdentityLinks links, IdentityLedger ledger) : IOperation<MergeDeveloperIdentitiesRequest, MergeDeveloperIdentitiesResponse>
{
    public async Task<MergeDeveloperIdentitiesResponse> Handle(MergeDeveloperIdentitiesRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        if (pool.DeveloperProviderName != request.DeveloperProviderName) throw Errors.InvalidParameter("The identity pool has another developer provider.", "developerProviderName");
        var source = await IdentityOf(request, request.SourceUserIdentifier, context);
        var destination = await IdentityOf(request, request.DestinationUserIdentifier, context);
        if (source.IdentityId == destination.IdentityId) throw Errors.InvalidParameter("Both developer users belong to one identity already.", "sourceUserIdentifier");
        await links.Merge(pool, destination, [source], context.Cancellation);
        await ledger.Save(context.Cancellation);
        return new() { IdentityId = destination.IdentityId };
    }

    private async Task<Identity> IdentityOf(MergeDeveloperIdentitiesRequest request, string user, OperationContext context)
    {
        var key = IdentityDirectory.KeyOf(user);
        var identity = await (
            from l in db.IdentityLogins
            where l.IdentityPoolId == request.IdentityPoolId && l.Provider == request.DeveloperProviderName && l.SubjectKey == key
            join i in db.Identities on l.IdentityId equals i.IdentityId
            select i).FirstOrDefaultAsync(context.Cancellation) ?? throw Errors.ResourceNotFound($"Developer user '{user}' not found.");
        return identity.IsDisabled ? throw Errors.IdentityDisabled(identity.IdentityId) : identity;
    }
}
