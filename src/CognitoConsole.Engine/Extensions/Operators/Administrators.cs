using System.Data;
using CognitoConsole.Data;
using CognitoConsole.Engine.Iam;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CognitoConsole.Engine.Extensions;

/// <summary>There is always one administrator who can sign in.</summary>
internal sealed class Administrators(CognitoDbContext db)
{
    /// <summary>
    /// Begins the transaction in which an operator may lose the role. Two administrators who disable each other at the same moment queue at the
    /// row of their role, so the second sees what the first has done.
    /// </summary>
    public async Task<IDbContextTransaction> Begin(CancellationToken cancellation)
    {
        var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        await db.ManagedPolicies.Where(p => p.PolicyName == BuiltInPolicies.Administrator)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Version, p => p.Version), cancellation);
        return transaction;
    }

    /// <summary>Within that transaction.</summary>
    public async Task DemandAnother(string operatorId, CancellationToken cancellation)
    {
        var another = await db.Users.AnyAsync(o => o.Id != operatorId && o.Role == BuiltInPolicies.Administrator && !o.Disabled && (o.PasswordHash != null || db.UserPasskeys.Any(p => p.UserId == o.Id)), cancellation);
        if (!another) throw Errors.LastAdministrator();
    }
}
