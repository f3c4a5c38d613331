using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetLogDeliveryConfiguration.html">SetLogDeliveryConfiguration</see></summary>
/// <remarks>Replaces all: an event source that the request leaves out is not logged any more.</remarks>
[DecidesAnew]
public sealed class SetLogDeliveryConfiguration(CognitoDbContext db, TimeProvider clock) : IOperation<SetLogDeliveryConfigurationRequest, SetLogDeliveryConfigurationResponse>
{
    public async Task<SetLogDeliveryConfigurationResponse> Handle(SetLogDeliveryConfigurationRequest request, OperationContext context)
    {
        var pool = await db.UserPools.FirstOrDefaultAsync(p => p.Id == request.UserPoolId, context.Cancellation) ?? throw Errors.UserPoolNotFound(request.UserPoolId);
        LogRules.AboveTier(request.LogConfigurations, pool.UserPoolTier, Contracts.ErrorCodes.FeatureUnavailableInTierException).Demand();
        pool.LogConfigurations = request.LogConfigurations;
        PoolSettings.Touch(pool, clock);
        await db.SaveChangesAsync(context.Cancellation);
        return new() { LogDeliveryConfiguration = new() { UserPoolId = pool.Id, LogConfigurations = pool.LogConfigurations } };
    }

    internal sealed class Validator : AbstractValidator<SetLogDeliveryConfigurationRequest>
    {
        public Validator() => this.Rules(r => LogRules.Violations(r.LogConfigurations));
    }
}
