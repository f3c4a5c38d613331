using CognitoConsole.Contracts.Extensions;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class GetFormDraft(FormDraftOwner drafts) : IOperation<GetFormDraftRequest, GetFormDraftResponse>
{
    public async Task<GetFormDraftResponse> Handle(GetFormDraftRequest request, OperationContext context)
    {
        var draft = await drafts.Draft(FormDraftOwner.Id(context), request.Form).AsNoTracking().FirstOrDefaultAsync(context.Cancellation);
        return draft is null ? new GetFormDraftResponse() : new GetFormDraftResponse { Content = drafts.Open(draft), SavedDate = draft.SavedAt };
    }
}
