using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateTerms.html">CreateTerms</see></summary>
public sealed class CreateTerms(CognitoDbContext db, PoolDirectory pools, TimeProvider clock) : IOperation<CreateTermsRequest, CreateTermsResponse>
{
    private const int MaxTerms = 40;

    public async Task<CreateTermsResponse> Handle(CreateTermsRequest request, OperationContext context)
    {
        var entry = await pools.Client(request.UserPoolId, request.ClientId, context.Cancellation);
        var poolId = entry.Pool.Id;
        if (await db.Terms.AnyAsync(t => t.UserPoolId == poolId && t.ClientId == request.ClientId && t.TermsName == request.TermsName, context.Cancellation)) throw Errors.TermsExist(request.TermsName);
        if (await db.Terms.CountAsync(t => t.UserPoolId == poolId, context.Cancellation) >= MaxTerms) throw Errors.LimitExceeded($"The maximum number of terms documents for user pool {poolId} is {MaxTerms}.");
        var now = clock.GetUtcNow();
        var terms = new Terms
        {
            UserPoolId = poolId,
            TermsId = Guid.NewGuid().ToString(),
            ClientId = request.ClientId,
            TermsName = request.TermsName,
            TermsSource = request.TermsSource,
            Enforcement = request.Enforcement,
            Links = request.Links ?? new Dictionary<string, string>(),
            CreationDate = now,
            LastModifiedDate = now,
        };
        db.Terms.Add(terms);
        try
        {
            await db.SaveChangesAsync(context.Cancellation);
        }
        catch (DbUpdateException taken) when (taken.IsUniqueViolation())
        {
            throw Errors.TermsExist(request.TermsName);
        }

        return new() { Terms = TermsShape.Of(terms) };
    }

    internal sealed class Validator : AbstractValidator<CreateTermsRequest>
    {
        public Validator() => this.Rules(r => TermsShape.Violations(r.Links));
    }
}
