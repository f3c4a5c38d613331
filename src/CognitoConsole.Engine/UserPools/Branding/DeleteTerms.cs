using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteTerms.html">DeleteTerms</see></summary>
public sealed class DeleteTerms(CognitoDbContext db, PoolDirectory pools) : IOperation<DeleteTermsRequest, DeleteTermsResponse>
{
    public async Task<DeleteTermsResponse> Handle(DeleteTermsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var terms = await db.Terms.FirstOrDefaultAsync(t => t.UserPoolId == pool.Id && t.TermsId == request.TermsId, context.Cancellation) ?? throw Errors.TermsNotFound(request.TermsId);
        db.Terms.Remove(terms);
        await db.SaveChangesAsync(context.Cancellation);
        return new();
    }
}
