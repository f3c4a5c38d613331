using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Engine.Iam;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html">UpdateUserPool</see></summary>
/// <remarks>Writes every member: what the request leaves out goes back to its default, as in AWS.</remarks>
public sealed class UpdateUserPool(CognitoDbContext db, TriggerRules triggers, PassRole roles, PoolSecrets secrets, TimeProvider clock) : IOperation<UpdateUserPoolRequest, UpdateUserPoolResponse>
{
    public async Task<UpdateUserPoolResponse> Handle(UpdateUserPoolRequest request, OperationContext context)
    {
        var pool = await db.UserPools.FirstOrDefaultAsync(p => p.Id == request.UserPoolId, context.Cancellation) ?? throw Errors.UserPoolNotFound(request.UserPoolId);
        await UserImportJobs.DemandNone(db, pool.Id, context.Cancellation);
        PoolRegion.Demand(request.SmsConfiguration, pool.Region);
        var aboveTier = pool.UserPoolTier == PoolSettings.Tier(request) ? ErrorCodes.FeatureUnavailableInTierException : ErrorCodes.TierChangeNotAllowedException;
        PoolRules.AboveTier(request, aboveTier).Concat(LogRules.AboveTier(pool.LogConfigurations, PoolSettings.Tier(request), aboveTier)).Demand();
        await TierRules.DemandChange(db, pool, PoolSettings.Tier(request), context.Cancellation);
        await triggers.Demand(request.LambdaConfig, pool.Region, context.Cancellation);
        if (SmsConfigurationRules.RoleOf(request.SmsConfiguration) is { } role && role != SmsConfigurationRules.RoleOf(pool.SmsConfiguration)) await roles.Demand([role], context);
        Errors.DemandUnchanged(request.ExpectedLastModifiedDate, pool.LastModifiedDate);

        PoolSettings.Apply(request, pool);
        // Left out, it stays: nobody takes a pool from under its key by leaving out a member that he does not know.
        if (KeyConfigurationRules.Stored(request.KeyConfiguration) is { } key && key != pool.KeyConfiguration) secrets.Move(pool, key);
        PoolSettings.Touch(pool, clock);
        await db.SaveChangesAsync(context.Cancellation);
        return new();
    }

    internal sealed class Validator : AbstractValidator<UpdateUserPoolRequest>
    {
        public Validator() => this.Rules(PoolRules.Violations);
    }
}
