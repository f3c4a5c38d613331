using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html">UpdateUserPoolClient</see></summary>
/// <remarks>Writes every member: what the request leaves out goes back to its default, as in AWS. The secret stays.</remarks>
public sealed class UpdateUserPoolClient(CognitoDbContext db, PoolDirectory pools, AnalyticsRules analytics, TimeProvider clock) : IOperation<UpdateUserPoolClientRequest, UpdateUserPoolClientResponse>
{
    public async Task<UpdateUserPoolClientResponse> Handle(UpdateUserPoolClientRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var client = await db.UserPoolClients.FirstOrDefaultAsync(c => c.UserPoolId == pool.Id && c.ClientId == request.ClientId, context.Cancellation)
            ?? throw Errors.UserPoolClientNotFound(request.ClientId);
        ClientRules.Secret(request, client.HasSecret).Demand();
        await analytics.Demand(request.AnalyticsConfiguration, client.AnalyticsConfiguration, context);
        await ClientReferences.Demand(request, pool, client.ClientType, db, context.Cancellation);
        Errors.DemandUnchanged(request.ExpectedLastModifiedDate, client.LastModifiedDate);

        ClientSettings.Apply(request, client);
        ClientSettings.Touch(client, clock);
        await db.SaveChangesAsync(context.Cancellation);
        // The secret has not changed; whoever wants it asks DescribeUserPoolClient, where it is decided and written down.
        return new() { UserPoolClient = ClientShape.Of(client, secret: null) };
    }

    internal sealed class Validator : AbstractValidator<UpdateUserPoolClientRequest>
    {
        public Validator() => this.Rules(ClientRules.Violations);
    }
}
