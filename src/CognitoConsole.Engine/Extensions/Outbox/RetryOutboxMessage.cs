using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.Ports;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class RetryOutboxMessage(CognitoDbContext db, AuditTrail audit, IEnumerable<IMessageSender> senders, TimeProvider clock) : IOperation<RetryOutboxMessageRequest, RetryOutboxMessageResponse>
{
    public async Task<RetryOutboxMessageResponse> Handle(RetryOutboxMessageRequest request, OperationContext context)
    {
        var found = await db.OutboxMessages.AsNoTracking().FirstOrDefaultAsync(m => m.Id == request.MessageId, context.Cancellation) ?? throw Errors.OutboxMessageNotFound();
        if (found.Status != OutboxStatus.Failed) throw Errors.InvalidParameter($"Only a message that failed is sent again; this one is {found.Status}.");
        if (found.FunctionArn is null && !senders.Any(s => s.Delivers(found.Medium))) throw Errors.InvalidParameter($"No sender for {found.Medium} is configured.");

        var now = clock.GetUtcNow();
        var changed = await db.OutboxMessages.Where(m => m.Id == found.Id && m.Status == OutboxStatus.Failed).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Status, OutboxStatus.Pending).SetProperty(m => m.Attempts, 0).SetProperty(m => m.NextAttemptAt, now), context.Cancellation);
        if (changed == 0) throw Errors.ConcurrentModification();
        audit.Note($"OutboxMessage/{found.Id}", "Status", OutboxStatus.Failed, OutboxStatus.Pending);
        return new RetryOutboxMessageResponse { Message = OutboxView.Of(await db.OutboxMessages.AsNoTracking().SingleAsync(m => m.Id == found.Id, context.Cancellation)) };
    }
}
