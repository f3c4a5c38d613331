using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolClientSessionConfiguration.html">SetUserPoolClientSessionConfiguration</see></summary>
public sealed class SetUserPoolClientSessionConfiguration(CognitoDbContext db, PoolDirectory pools, TimeProvider clock) : IOperation<SetUserPoolClientSessionConfigurationRequest, SetUserPoolClientSessionConfigurationResponse>
{
    public async Task<SetUserPoolClientSessionConfigurationResponse> Handle(SetUserPoolClientSessionConfigurationRequest request, OperationContext context)
    {
        TrackedSessions.DemandTracked(await pools.Pool(request.UserPoolId, context.Cancellation));
        var client = await db.UserPoolClients.FirstOrDefaultAsync(c => c.UserPoolId == request.UserPoolId && c.ClientId == request.ClientId, context.Cancellation)
            ?? throw Errors.UserPoolClientNotFound(request.ClientId);
        client.SsoMaxValidityMinutes = request.SSOSession.MaxValidityMinutes!.Value;
        client.LastModifiedDate = clock.GetUtcNow();
        await db.SaveChangesAsync(context.Cancellation);
        return new() { UserPoolId = client.UserPoolId, ClientId = client.ClientId, SSOSession = new() { MaxValidityMinutes = client.SsoMaxValidityMinutes } };
    }
}
