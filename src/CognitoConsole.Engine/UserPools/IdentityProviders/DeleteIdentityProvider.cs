using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteIdentityProvider.html">DeleteIdentityProvider</see></summary>
/// <remarks>
/// Links of users to it go with it, so that another provider under the same name inherits nobody; the users stay. App clients that offered it do so no more.
/// </remarks>
public sealed class DeleteIdentityProvider(CognitoDbContext db, PoolDirectory pools, ProviderDirectory providers, LinkedIdentities links, TimeProvider clock) : IOperation<DeleteIdentityProviderRequest, DeleteIdentityProviderResponse>
{
    public async Task<DeleteIdentityProviderResponse> Handle(DeleteIdentityProviderRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        try
        {
            await Delete(pool, request.ProviderName, context.Cancellation);
        }
        catch (DbUpdateException) when (!context.Cancellation.IsCancellationRequested)
        {
            // Somebody was linked to it in between: the link holds it fast.
            db.ChangeTracker.Clear();
            if (!await db.LinkedIdentities.AnyAsync(l => l.UserPoolId == pool.Id && l.ProviderName == request.ProviderName, context.Cancellation)) throw;
            throw Errors.ConcurrentModification();
        }

        return new();
    }

    private async Task Delete(UserPool pool, string name, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await links.RemoveAll(pool, name, cancellation);
        foreach (var client in await db.UserPoolClients.Where(c => c.UserPoolId == pool.Id).ToListAsync(cancellation))
        {
            if (!LoginProviders.Offers(client, name)) continue;
            client.SupportedIdentityProviders = [.. client.SupportedIdentityProviders.Where(p => p != name)];
            ClientSettings.Touch(client, clock);
        }

        // Nor does a browser that this one has vouched for stay signed in by another under its name.
        await db.BrowserSessions.Where(s => s.UserPoolId == pool.Id && s.ProviderName == name).ExecuteDeleteAsync(cancellation);
        db.IdentityProviders.Remove(await providers.Find(pool.Id, name, cancellation));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
