using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using FluentValidation;
using Pool = CognitoConsole.Data.IdentityPools.IdentityPool;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CreateIdentityPool.html">CreateIdentityPool</see></summary>
public sealed class CreateIdentityPool(CognitoDbContext db, ProviderSecrets secrets, EngineOptions options, TimeProvider clock) : IOperation<CreateIdentityPoolRequest, IdentityPool>
{
    public async Task<IdentityPool> Handle(CreateIdentityPoolRequest request, OperationContext context)
    {
        var settings = IdentityPoolSettings.Of(request);
        await settings.DemandProviders(db, context);
        var now = clock.GetUtcNow();
        var pool = new Pool
        {
            Id = $"{context.Region}:{Guid.NewGuid()}",
            Name = settings.Name,
            DeveloperProviderName = settings.DeveloperProviderName,
            CreationDate = now,
            LastModifiedDate = now,
        };
        settings.Apply(pool, secrets);
        pool.ReportingZones = ReportingDays.With(pool, ReportingDays.Find(options.IdentityTimeZone) ?? TimeZoneInfo.Utc, now);
        db.IdentityPools.Add(pool);
        await db.SaveChangesAsync(context.Cancellation);
        return IdentityPoolSettings.Shape(pool, await secrets.Show(pool, context));
    }

    internal sealed class Validator : AbstractValidator<CreateIdentityPoolRequest>
    {
        public Validator() => this.Rules(r => IdentityPoolRules.Violations(IdentityPoolSettings.Of(r)));
    }
}
