using System.Data;
using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CognitoConsole.Engine.Sync;

/// <summary>The identity whose datasets a request is about.</summary>
public sealed class DatasetOwners(CognitoDbContext db, IdentityDirectory identities, OperationContext context)
{
    /// <summary>The identity itself calls, and not a developer.</summary>
    public bool IsCaller => context.Caller is Caller.AssumedRole { Session.IdentityId: not null };

    /// <summary>Who made a change, as devices are told. They need not learn which developer it was: the audit log knows.</summary>
    public string CallerName => context.Caller is Caller.AssumedRole { Session.IdentityId: { } identity } ? identity : context.AccountId;

    /// <exception cref="CognitoException">ResourceNotFoundException; NotAuthorizedException for somebody who has been switched off.</exception>
    public async Task<Identity> Find(string identityPoolId, string identityId)
    {
        var identity = await identities.Find(identityPoolId, identityId, context.Cancellation);
        if (IsCaller && identity.IsDisabled) throw Errors.IdentityDisabled(identity.IdentityId);
        return identity;
    }

    /// <summary>For the operations that AWS has no ResourceNotFoundException for.</summary>
    /// <exception cref="CognitoException">InvalidParameterException; NotAuthorizedException.</exception>
    public async Task<Identity> FindForList(string identityPoolId, string identityId)
    {
        try
        {
            return await Find(identityPoolId, identityId);
        }
        catch (CognitoException missing) when (missing.Code == ErrorCodes.ResourceNotFoundException)
        {
            throw Errors.InvalidParameter(missing.Message, "identityId");
        }
    }

    /// <summary>
    /// Begins the transaction in which datasets of the identity are changed. All who change them queue at the identity's row, so that what is counted
    /// and compared here is still so at the commit.
    /// </summary>
    /// <exception cref="CognitoException">ResourceNotFoundException; NotAuthorizedException.</exception>
    public async Task<IDbContextTransaction> Begin(string identityPoolId, string identityId)
    {
        var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, context.Cancellation);
        try
        {
            await db.Identities.Where(i => i.IdentityId == identityId && i.IdentityPoolId == identityPoolId)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.Version, i => i.Version), context.Cancellation);
            // What it held went to the other one.
            if (await Find(identityPoolId, identityId) is { MergedInto: not null }) throw Errors.IdentityDisabled(identityId);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }
}
