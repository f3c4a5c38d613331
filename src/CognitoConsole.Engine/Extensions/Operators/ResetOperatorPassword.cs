using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.Operators;
using CognitoConsole.Engine.Iam;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class ResetOperatorPassword(CognitoDbContext db, UserManager<Operator> operators, OperatorSetUpLinks links, Administrators administrators, PolicyGrants grants)
    : IOperation<ResetOperatorPasswordRequest, ResetOperatorPasswordResponse>
{
    public async Task<ResetOperatorPasswordResponse> Handle(ResetOperatorPasswordRequest request, OperationContext context)
    {
        await using var transaction = await administrators.Begin(context.Cancellation);
        var user = await db.Users.SingleOrDefaultAsync(o => o.Id == request.OperatorId, context.Cancellation) ?? throw Errors.OperatorNotFound();
        // Whoever holds the link becomes that operator.
        await grants.Demand(user.Role, context);
        if (user.Role == BuiltInPolicies.Administrator) await administrators.DemandAnother(user.Id, context.Cancellation);

        if (request.RemoveSecondFactors == true)
        {
            await db.UserTokens.Where(t => t.UserId == user.Id).ExecuteDeleteAsync(context.Cancellation);
            await db.UserPasskeys.Where(p => p.UserId == user.Id).ExecuteDeleteAsync(context.Cancellation);
            user.TwoFactorEnabled = false;
        }

        user.PasswordHash = null;
        user.AccessFailedCount = 0;
        user.LockoutEnd = null;
        var result = await operators.UpdateSecurityStampAsync(user);
        if (!result.Succeeded) throw OperatorRefusal.From(result);
        await transaction.CommitAsync(context.Cancellation);
        return new ResetOperatorPasswordResponse { SetUpLink = links.Create(user) };
    }
}
