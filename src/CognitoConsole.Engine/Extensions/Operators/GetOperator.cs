using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class GetOperator(CognitoDbContext db, TimeProvider clock) : IOperation<GetOperatorRequest, GetOperatorResponse>
{
    public async Task<GetOperatorResponse> Handle(GetOperatorRequest request, OperationContext context) => new()
    {
        Operator = await db.Users.AsNoTracking().Where(o => o.Id == request.OperatorId).Shown(db, clock.GetUtcNow()).FirstOrDefaultAsync(context.Cancellation)
            ?? throw Errors.OperatorNotFound(),
    };
}
