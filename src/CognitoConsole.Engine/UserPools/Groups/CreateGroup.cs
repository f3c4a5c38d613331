using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Iam;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html">CreateGroup</see></summary>
public sealed class CreateGroup(PoolDirectory pools, CognitoDbContext db, PassRole roles, TimeProvider clock) : IOperation<CreateGroupRequest, CreateGroupResponse>
{
    private const int MaxGroups = 10_000;

    public async Task<CreateGroupResponse> Handle(CreateGroupRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        // Identity pools give a group's role to its members.
        if (request.RoleArn is { } role) await roles.Demand([role], context, PassRole.IdentityPools);
        var now = clock.GetUtcNow();
        var group = new Group
        {
            UserPoolId = pool.Id,
            GroupName = request.GroupName,
            Description = request.Description,
            RoleArn = request.RoleArn,
            Precedence = request.Precedence,
            CreationDate = now,
            LastModifiedDate = now,
        };
        if (await db.Groups.CountAsync(g => g.UserPoolId == pool.Id, context.Cancellation) >= MaxGroups) throw Errors.LimitExceeded("The maximum number of groups per user pool has been reached.");
        db.Groups.Add(group);
        try
        {
            await db.SaveChangesAsync(context.Cancellation);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            throw new Contracts.CognitoException(Contracts.ErrorCodes.GroupExistsException, "A group with the name already exists.").At("groupName");
        }

        return new CreateGroupResponse { Group = GroupDirectory.ToShape(group) };
    }
}
