using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Finds groups, and shows them as the API does.</summary>
public sealed class GroupDirectory(CognitoDbContext db)
{
    /// <summary>Tracked, for changing.</summary>
    /// <exception cref="Contracts.CognitoException">ResourceNotFoundException.</exception>
    public async Task<Group> Demand(string userPoolId, string groupName, CancellationToken cancellation) =>
        await db.Groups.FirstOrDefaultAsync(g => g.UserPoolId == userPoolId && g.GroupName == groupName, cancellation) ?? throw Errors.ResourceNotFound("Group not found.");

    public static GroupType ToShape(Group group) => new()
    {
        GroupName = group.GroupName,
        UserPoolId = group.UserPoolId,
        Description = group.Description,
        RoleArn = group.RoleArn,
        Precedence = group.Precedence,
        CreationDate = group.CreationDate,
        LastModifiedDate = group.LastModifiedDate,
    };
}
