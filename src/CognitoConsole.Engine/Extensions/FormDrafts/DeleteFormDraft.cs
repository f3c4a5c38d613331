using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class DeleteFormDraft(FormDraftOwner drafts) : IOperation<DeleteFormDraftRequest, Nothing>
{
    public async Task<Nothing> Handle(DeleteFormDraftRequest request, OperationContext context)
    {
        await drafts.Draft(FormDraftOwner.Id(context), request.Form).ExecuteDeleteAsync(context.Cancellation);
        return new Nothing();
    }
}
