using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolDomain.html">UpdateUserPoolDomain</see></summary>
/// <remarks>Members that are left out stay.</remarks>
public sealed class UpdateUserPoolDomain(CognitoDbContext db, PoolDirectory pools, EngineOptions options) : IOperation<UpdateUserPoolDomainRequest, UpdateUserPoolDomainResponse>
{
    public async Task<UpdateUserPoolDomainResponse> Handle(UpdateUserPoolDomainRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var domain = await db.UserPoolDomains.FirstOrDefaultAsync(d => d.Domain == request.Domain && d.UserPoolId == pool.Id, context.Cancellation) ?? throw Errors.DomainNotFound();
        DomainRules.DemandTier(request.ManagedLoginVersion, pool.UserPoolTier);
        NotYetAvailable.Demand(request);
        if (request.CustomDomainConfig is not null && !domain.IsCustom) throw Errors.InvalidParameter("A prefix domain has no custom domain configuration.", "customDomainConfig");

        domain.CustomDomainConfig = request.CustomDomainConfig ?? domain.CustomDomainConfig;
        domain.ManagedLoginVersion = request.ManagedLoginVersion ?? domain.ManagedLoginVersion;
        domain.Version++;
        await db.SaveChangesAsync(context.Cancellation);
        return new() { ManagedLoginVersion = domain.ManagedLoginVersion, CloudFrontDomain = domain.IsCustom ? DomainRules.Target(options) : null };
    }

    internal sealed class Validator : AbstractValidator<UpdateUserPoolDomainRequest>
    {
        public Validator() => this.Rules(r => DomainRules.Settings(r.ManagedLoginVersion, r.CustomDomainConfig));
    }
}
