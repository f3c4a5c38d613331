using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolReplica.html">DeleteUserPoolReplica</see></summary>
public sealed class DeleteUserPoolReplica(CognitoDbContext db) : IOperation<DeleteUserPoolReplicaRequest, DeleteUserPoolReplicaResponse>
{
    public async Task<DeleteUserPoolReplicaResponse> Handle(DeleteUserPoolReplicaRequest request, OperationContext context)
    {
        var replica = await Replicas.Find(db, request.UserPoolId, request.RegionName, context.Cancellation);
        db.UserPoolReplicas.Remove(replica);
        await db.SaveChangesAsync(context.Cancellation);
        return new() { UserPoolReplica = Replicas.Show(replica, context.AccountId) with { Status = ReplicaStatusType.Deleting } };
    }
}
