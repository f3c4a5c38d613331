using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.Operators;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class SaveFormDraft(CognitoDbContext db, FormDraftOwner drafts, TimeProvider clock) : IOperation<SaveFormDraftRequest, Nothing>
{
    public async Task<Nothing> Handle(SaveFormDraftRequest request, OperationContext context)
    {
        var owner = FormDraftOwner.Id(context);
        var content = drafts.Seal(owner, request.Content);
        var now = clock.GetUtcNow();
        if (await Replace() == 1) return new Nothing();
        try
        {
            db.FormDrafts.Add(new FormDraft { OperatorId = owner, Form = request.Form, Content = content, SavedAt = now });
            await db.SaveChangesAsync(context.Cancellation);
        }
        catch (DbUpdateException race) when (race.IsUniqueViolation())
        {
            await Replace(); // the same form in another tab
        }

        return new Nothing();

        Task<int> Replace() => drafts.Draft(owner, request.Form)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Content, content).SetProperty(d => d.SavedAt, now), context.Cancellation);
    }
}
