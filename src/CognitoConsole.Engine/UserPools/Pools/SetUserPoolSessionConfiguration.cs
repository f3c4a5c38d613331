using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolSessionConfiguration.html">SetUserPoolSessionConfiguration</see></summary>
public sealed class SetUserPoolSessionConfiguration(CognitoDbContext db, TimeProvider clock) : IOperation<SetUserPoolSessionConfigurationRequest, SetUserPoolSessionConfigurationResponse>
{
    public async Task<SetUserPoolSessionConfigurationResponse> Handle(SetUserPoolSessionConfigurationRequest request, OperationContext context)
    {
        var pool = await db.UserPools.FirstOrDefaultAsync(p => p.Id == request.UserPoolId, context.Cancellation) ?? throw Errors.UserPoolNotFound(request.UserPoolId);
        if (request.UserSessionTracking == UserSessionTrackingType.Enabled && pool.UserPoolTier == UserPoolTierType.Lite)
            throw Errors.FeatureUnavailable("Session tracking", UserPoolTierType.Lite);
        pool.UserSessionTracking = request.UserSessionTracking;
        pool.MaxTokenSessionsPerUser = request.TokenSession.MaxPerUser!.Value;
        PoolSettings.Touch(pool, clock);
        await db.SaveChangesAsync(context.Cancellation);
        return new() { UserPoolId = pool.Id, UserSessionTracking = pool.UserSessionTracking, TokenSession = new() { MaxPerUser = pool.MaxTokenSessionsPerUser } };
    }
}
