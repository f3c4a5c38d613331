using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolReplica.html">UpdateUserPoolReplica</see></summary>
public sealed class UpdateUserPoolReplica(CognitoDbContext db) : IOperation<UpdateUserPoolReplicaRequest, UpdateUserPoolReplicaResponse>
{
    public async Task<UpdateUserPoolReplicaResponse> Handle(UpdateUserPoolReplicaRequest request, OperationContext context)
    {
        var replica = await Replicas.Find(db, request.UserPoolId, request.RegionName, context.Cancellation);
        replica.Status = request.Status;
        await db.SaveChangesAsync(context.Cancellation);
        return new() { UserPoolReplica = Replicas.Show(replica, context.AccountId) };
    }
}
