using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolDomain.html">DeleteUserPoolDomain</see></summary>
public sealed class DeleteUserPoolDomain(CognitoDbContext db) : IOperation<DeleteUserPoolDomainRequest, DeleteUserPoolDomainResponse>
{
    public async Task<DeleteUserPoolDomainResponse> Handle(DeleteUserPoolDomainRequest request, OperationContext context)
    {
        var domain = await db.UserPoolDomains.FirstOrDefaultAsync(d => d.Domain == request.Domain && d.UserPoolId == request.UserPoolId, context.Cancellation) ?? throw Errors.DomainNotFound();
        db.UserPoolDomains.Remove(domain);
        await db.SaveChangesAsync(context.Cancellation);
        return new();
    }
}
