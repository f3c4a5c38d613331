using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html">CreateUserPoolDomain</see></summary>
public sealed class CreateUserPoolDomain(CognitoDbContext db, PoolDirectory pools, EngineOptions options, TimeProvider clock)
    : IOperation<CreateUserPoolDomainRequest, CreateUserPoolDomainResponse>
{
    public async Task<CreateUserPoolDomainResponse> Handle(CreateUserPoolDomainRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        DomainRules.DemandTier(request.ManagedLoginVersion, pool.UserPoolTier);
        NotYetAvailable.Demand(new UpdateUserPoolDomainRequest { ManagedLoginVersion = request.ManagedLoginVersion, CustomDomainConfig = request.CustomDomainConfig, Routing = request.Routing });
        if (await db.UserPoolDomains.AnyAsync(d => d.Domain == request.Domain, context.Cancellation)) throw Errors.DomainTaken();
        var isCustom = request.CustomDomainConfig is not null;
        if ((await db.UserPoolDomains.AsNoTracking().Where(d => d.UserPoolId == pool.Id).ToListAsync(context.Cancellation)).Any(d => d.IsCustom == isCustom)) throw Errors.DomainConfigured();

        var domain = new UserPoolDomain
        {
            Domain = request.Domain,
            UserPoolId = pool.Id,
            CustomDomainConfig = request.CustomDomainConfig,
            ManagedLoginVersion = request.ManagedLoginVersion ?? 1,
            CreationDate = clock.GetUtcNow(),
        };
        db.UserPoolDomains.Add(domain);
        try
        {
            await db.SaveChangesAsync(context.Cancellation);
        }
        catch (DbUpdateException taken) when (taken.IsUniqueViolation())
        {
            throw Errors.DomainTaken();
        }

        return new() { ManagedLoginVersion = domain.ManagedLoginVersion, CloudFrontDomain = isCustom ? DomainRules.Target(options) : null };
    }

    internal sealed class Validator : AbstractValidator<CreateUserPoolDomainRequest>
    {
        public Validator()
        {
            this.Rules(r => DomainRules.Name(r.Domain, r.CustomDomainConfig is not null));
            this.Rules(r => DomainRules.Settings(r.ManagedLoginVersion, r.CustomDomainConfig));
        }
    }
}
