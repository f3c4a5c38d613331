using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolReplica.html">CreateUserPoolReplica</see></summary>
/// <remarks>There is nothing to be copied, so the replica is not CREATING but INACTIVE at once, as a new one is in AWS.</remarks>
public sealed class CreateUserPoolReplica(CognitoDbContext db, TimeProvider clock) : IOperation<CreateUserPoolReplicaRequest, CreateUserPoolReplicaResponse>
{
    /// <summary>In AWS, a user directory has one secondary region at most.</summary>
    private const int MaxReplicas = 1;

    public async Task<CreateUserPoolReplicaResponse> Handle(CreateUserPoolReplicaRequest request, OperationContext context)
    {
        var pool = await db.UserPools.AsNoTracking().FirstOrDefaultAsync(p => p.Id == request.UserPoolId, context.Cancellation) ?? throw Errors.UserPoolNotFound(request.UserPoolId);
        if (pool.UserPoolTier == UserPoolTierType.Lite) throw Errors.FeatureUnavailable("Replication", pool.UserPoolTier);
        if (request.RegionName == pool.Region) throw Errors.InvalidParameter($"{request.RegionName} is the primary region of user pool {pool.Id}.", "regionName");
        if (await db.UserPoolReplicas.CountAsync(r => r.UserPoolId == pool.Id, context.Cancellation) >= MaxReplicas)
            throw Errors.LimitExceeded($"The maximum number of replicas for user pool {pool.Id} is {MaxReplicas}.");
        var replica = new UserPoolReplica { UserPoolId = pool.Id, RegionName = request.RegionName, Tags = request.UserPoolTags ?? new Dictionary<string, string>(), CreationDate = clock.GetUtcNow() };
        db.UserPoolReplicas.Add(replica);
        await db.SaveChangesAsync(context.Cancellation);
        return new() { UserPoolReplica = Replicas.Show(replica, context.AccountId) };
    }

    internal sealed class Validator : AbstractValidator<CreateUserPoolReplicaRequest>
    {
        public Validator()
        {
            RuleFor(r => r.RegionName).Must(Replicas.IsRegion).WithMessage(r => $"{r.RegionName} is not a region.");
            this.Rules(r => TagRules.Violations(r.UserPoolTags, "userPoolTags", ErrorCodes.UserPoolTaggingException));
        }
    }
}
