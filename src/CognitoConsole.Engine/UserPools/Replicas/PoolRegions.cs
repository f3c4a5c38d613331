using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// In which regions a pool answers to whoever signs for one: in its own, and in that of a replica. There, sign-in and reading work while it is active;
/// what makes or changes users and settings belongs to the primary, as in AWS.
/// </summary>
public sealed class PoolRegions(PoolDirectory pools)
{
    private static readonly string[] OfThePrimary = ["UserCreation", "UserAccountRecovery", "UserUpdate", "UserResourceUpdate", "UserPoolUpdate", "UserPoolResourceUpdate", "UserPoolClientUpdate"];

    /// <summary>They look after the replica itself, or are the region's own.</summary>
    private static readonly string[] OfTheReplica = ["UpdateUserPoolReplica", "DeleteUserPoolReplica", "ListUserPoolReplicas", "DescribeUserPool"];

    /// <exception cref="CognitoException">ResourceNotFoundException where the pool has no replica, OperationNotEnabledException where it does not do this.</exception>
    internal async ValueTask Demand(Caller caller, OperationDescriptor operation, object request, CancellationToken cancellation)
    {
        if (caller.Region is not { } region || operation.Service != "cognito-idp" || request is not IUserPoolRequest { UserPoolId: { } id }) return;
        if (id.Length > region.Length && id[region.Length] == '_' && id.StartsWith(region, StringComparison.Ordinal)) return;
        if (await pools.Find(id, cancellation) is not { } pool) return; // the operation says so
        var replica = (await pools.Replicas(id, cancellation)).FirstOrDefault(r => r.RegionName == region) ?? throw Errors.UserPoolNotFound(id);
        if (OfTheReplica.Contains(operation.Name) || !operation.Errors.Contains(ErrorCodes.OperationNotEnabledException)) return;
        if (replica.Status != ReplicaStatusType.Active) throw Errors.OperationNotEnabled($"The replica of user pool {id} in {region} is not active.");
        if (QuotaCategory.Of(operation, request) is { } category && OfThePrimary.Contains(category.Name))
            throw Errors.OperationNotEnabled($"{operation.Name} is not enabled in {region}. The primary region of user pool {id} is {pool.Region}.");
    }
}
