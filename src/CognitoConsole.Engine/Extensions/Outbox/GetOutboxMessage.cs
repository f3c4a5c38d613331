using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Whoever reads the text could use the code in it, so reading leaves a trace.</summary>
internal sealed class GetOutboxMessage(CognitoDbContext db, PoolDirectory pools, PoolSecrets secrets, AuditTrail audit) : IOperation<GetOutboxMessageRequest, GetOutboxMessageResponse>
{
    public async Task<GetOutboxMessageResponse> Handle(GetOutboxMessageRequest request, OperationContext context)
    {
        var message = await db.OutboxMessages.AsNoTracking().FirstOrDefaultAsync(m => m.Id == request.MessageId, context.Cancellation) ?? throw Errors.OutboxMessageNotFound();
        audit.Note($"OutboxMessage/{message.Id}", "Read", null, $"{message.Kind} to {message.Username} in {message.UserPoolId}");
        return new GetOutboxMessageResponse { Message = OutboxView.Of(message), Body = MessageWriter.BodyOf(await pools.Pool(message.UserPoolId, context.Cancellation), message, secrets) };
    }
}
