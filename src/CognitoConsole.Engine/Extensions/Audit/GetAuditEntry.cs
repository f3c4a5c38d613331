using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class GetAuditEntry(CognitoDbContext db) : IOperation<GetAuditEntryRequest, GetAuditEntryResponse>
{
    public async Task<GetAuditEntryResponse> Handle(GetAuditEntryRequest request, OperationContext context)
    {
        var entry = await db.AuditEntries.AsNoTracking().FirstOrDefaultAsync(a => a.Id == request.EntryId, context.Cancellation)
            ?? throw Errors.ResourceNotFound("This entry does not exist.");
        return new GetAuditEntryResponse { Entry = AuditView.Show(entry, withChanges: true) };
    }
}
