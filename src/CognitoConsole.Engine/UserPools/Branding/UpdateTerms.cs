using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateTerms.html">UpdateTerms</see></summary>
/// <remarks>Members that are left out stay. The name cannot become another.</remarks>
public sealed class UpdateTerms(CognitoDbContext db, PoolDirectory pools, TimeProvider clock) : IOperation<UpdateTermsRequest, UpdateTermsResponse>
{
    public async Task<UpdateTermsResponse> Handle(UpdateTermsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var terms = await db.Terms.FirstOrDefaultAsync(t => t.UserPoolId == pool.Id && t.TermsId == request.TermsId, context.Cancellation) ?? throw Errors.TermsNotFound(request.TermsId);
        if (request.TermsName is { } name && name != terms.TermsName) throw Errors.InvalidParameter("TermsName cannot be changed.", "termsName");
        terms.TermsSource = request.TermsSource ?? terms.TermsSource;
        terms.Enforcement = request.Enforcement ?? terms.Enforcement;
        terms.Links = request.Links ?? terms.Links;
        terms.LastModifiedDate = clock.GetUtcNow();
        await db.SaveChangesAsync(context.Cancellation);
        return new() { Terms = TermsShape.Of(terms) };
    }

    internal sealed class Validator : AbstractValidator<UpdateTermsRequest>
    {
        public Validator() => this.Rules(r => TermsShape.Violations(r.Links));
    }
}
