using CognitoConsole.Data;
using CognitoConsole.Data.Iam;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary>The rows of the three roles, which operators and access keys refer to. What somebody has edited stays.</summary>
public static class BuiltInPolicyRows
{
    public static async Task AddMissing(CognitoDbContext db, TimeProvider clock)
    {
        var known = await db.ManagedPolicies.Select(p => p.PolicyName).ToListAsync();
        foreach (var name in BuiltInPolicies.Names.Except(known))
        {
            try
            {
                var now = clock.GetUtcNow();
                db.ManagedPolicies.Add(new ManagedPolicy { PolicyName = name, PolicyId = IamIds.Policy(), Document = BuiltInPolicies.Text(name), IsBuiltIn = true, CreateDate = now, UpdateDate = now });
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException race) when (race.IsUniqueViolation())
            {
                db.ChangeTracker.Clear(); // another node starts at the same time
            }
        }
    }
}
