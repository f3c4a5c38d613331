using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class GetLogEvent(CognitoDbContext db) : IOperation<GetLogEventRequest, GetLogEventResponse>
{
    public async Task<GetLogEventResponse> Handle(GetLogEventRequest request, OperationContext context) => new()
    {
        Event = await db.LogEvents.AsNoTracking().Where(e => e.Id == request.EventId && e.UserPoolId == request.UserPoolId).Select(LogEventView.Show).FirstOrDefaultAsync(context.Cancellation)
            ?? throw Errors.LogEventNotFound(),
    };
}
