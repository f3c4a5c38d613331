using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using CognitoConsole.Data.Iam;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html">CreateRole</see></summary>
internal sealed class CreateRole(CognitoDbContext db, IamRoles roles, TimeProvider clock) : IOperation<CreateRoleRequest, CreateRoleResponse>
{
    public async Task<CreateRoleResponse> Handle(CreateRoleRequest request, OperationContext context)
    {
        IamRoles.DemandTrust(request.AssumeRolePolicyDocument);
        var boundary = request.PermissionsBoundary is null ? null : await roles.Policy(request.PermissionsBoundary, context);
        var role = new IamRole
        {
            RoleName = request.RoleName,
            Path = request.Path ?? "/",
            RoleId = IamIds.Role(),
            AssumeRolePolicyDocument = request.AssumeRolePolicyDocument,
            Description = request.Description,
            MaxSessionDuration = request.MaxSessionDuration ?? 3600,
            PermissionsBoundary = boundary?.PolicyName,
            Tags = (request.Tags ?? []).ToDictionary(t => t.Key, t => t.Value),
            CreateDate = clock.GetUtcNow(),
        };
        // Two roles never differ in case alone.
        var upper = role.RoleName.ToUpperInvariant();
        if (await db.IamRoles.AnyAsync(r => r.RoleName.ToUpper() == upper, context.Cancellation)) throw Taken(role.RoleName);
        db.IamRoles.Add(role);
        try
        {
            await db.SaveChangesAsync(context.Cancellation);
        }
        catch (DbUpdateException race) when (race.IsUniqueViolation())
        {
            throw Taken(role.RoleName);
        }

        return new() { Role = IamRoles.Shape(role, boundary, context.AccountId) };
    }

    private static Contracts.CognitoException Taken(string roleName) => Errors.EntityAlreadyExists($"Role with name {roleName} already exists.", "roleName");

    internal sealed class Validator : AbstractValidator<CreateRoleRequest>
    {
        public Validator() => this.Rules(request => IamTags.Violations(request.Tags));
    }
}
