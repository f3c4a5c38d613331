using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.Operators;
using CognitoConsole.Engine.Iam;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class UpdateOperator(CognitoDbContext db, UserManager<Operator> operators, Administrators administrators, PolicyGrants grants, AccessKeys keys, TimeProvider clock)
    : IOperation<UpdateOperatorRequest, UpdateOperatorResponse>
{
    public async Task<UpdateOperatorResponse> Handle(UpdateOperatorRequest request, OperationContext context)
    {
        await using var transaction = await administrators.Begin(context.Cancellation);
        var user = await db.Users.SingleOrDefaultAsync(o => o.Id == request.OperatorId, context.Cancellation) ?? throw Errors.OperatorNotFound();
        await grants.Demand(user.Role, context);
        var role = request.Role ?? user.Role;
        var disabled = request.Disabled ?? user.Disabled;
        if (role != user.Role)
        {
            if (!await db.ManagedPolicies.AnyAsync(p => p.PolicyName == role, context.Cancellation)) throw Errors.RoleNotFound(role);
            await grants.Demand(role, context);
        }

        if (user is { Role: BuiltInPolicies.Administrator, Disabled: false } && (role != user.Role || disabled)) await administrators.DemandAnother(user.Id, context.Cancellation);

        var endsSessions = role != user.Role || (disabled && !user.Disabled);
        user.Role = role;
        user.Disabled = disabled;
        if (request.DisplayName is { } name) user.DisplayName = string.IsNullOrWhiteSpace(name) ? null : name.Trim();
        // A new security stamp saves the operator too.
        var result = endsSessions ? await operators.UpdateSecurityStampAsync(user) : await operators.UpdateAsync(user);
        if (!result.Succeeded) throw OperatorRefusal.From(result);
        await transaction.CommitAsync(context.Cancellation);
        keys.ForgetAll();
        return new UpdateOperatorResponse { Operator = await db.Show(user.Id, clock.GetUtcNow(), context.Cancellation) };
    }
}
