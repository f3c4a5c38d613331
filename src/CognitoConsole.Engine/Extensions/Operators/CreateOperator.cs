using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.Operators;
using CognitoConsole.Engine.Iam;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class CreateOperator(CognitoDbContext db, UserManager<Operator> operators, OperatorSetUpLinks links, PolicyGrants grants, TimeProvider clock)
    : IOperation<CreateOperatorRequest, CreateOperatorResponse>
{
    public async Task<CreateOperatorResponse> Handle(CreateOperatorRequest request, OperationContext context)
    {
        if (!await db.ManagedPolicies.AnyAsync(p => p.PolicyName == request.Role, context.Cancellation)) throw Errors.RoleNotFound(request.Role);
        await grants.Demand(request.Role, context);
        var now = clock.GetUtcNow();
        var user = new Operator
        {
            Id = Guid.CreateVersion7(now).ToString(),
            UserName = request.Email,
            Email = request.Email,
            EmailConfirmed = true,
            DisplayName = string.IsNullOrWhiteSpace(request.DisplayName) ? null : request.DisplayName.Trim(),
            Role = request.Role,
            CreationDate = now,
        };
        IdentityResult result;
        try
        {
            result = request.Password is null ? await operators.CreateAsync(user) : await operators.CreateAsync(user, request.Password);
        }
        catch (DbUpdateException race) when (race.IsUniqueViolation())
        {
            throw Errors.OperatorExists();
        }

        if (!result.Succeeded) throw OperatorRefusal.From(result);
        return new CreateOperatorResponse
        {
            Operator = await db.Show(user.Id, now, context.Cancellation),
            SetUpLink = request.Password is null ? links.Create(user) : null,
        };
    }
}
