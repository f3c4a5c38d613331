using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.Operators;
using CognitoConsole.Engine.Iam;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class DeleteOperator(CognitoDbContext db, UserManager<Operator> operators, Administrators administrators, PolicyGrants grants, AccessKeys keys) : IOperation<DeleteOperatorRequest, Nothing>
{
    public async Task<Nothing> Handle(DeleteOperatorRequest request, OperationContext context)
    {
        await using var transaction = await administrators.Begin(context.Cancellation);
        var user = await db.Users.SingleOrDefaultAsync(o => o.Id == request.OperatorId, context.Cancellation) ?? throw Errors.OperatorNotFound();
        await grants.Demand(user.Role, context);
        if (user is { Role: BuiltInPolicies.Administrator, Disabled: false }) await administrators.DemandAnother(user.Id, context.Cancellation);
        var result = await operators.DeleteAsync(user);
        if (!result.Succeeded) throw OperatorRefusal.From(result);
        await transaction.CommitAsync(context.Cancellation);
        keys.ForgetAll();
        return new Nothing();
    }
}
