using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateResourceServer.html">CreateResourceServer</see></summary>
public sealed class CreateResourceServer(CognitoDbContext db, PoolDirectory pools) : IOperation<CreateResourceServerRequest, CreateResourceServerResponse>
{
    private const int MaxServers = 25;

    public async Task<CreateResourceServerResponse> Handle(CreateResourceServerRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var others = await db.ResourceServers.AsNoTracking().Where(s => s.UserPoolId == pool.Id).Select(s => s.Identifier).ToListAsync(context.Cancellation);
        if (others.Contains(request.Identifier)) throw Errors.ResourceServerExists(request.Identifier, pool.Id);
        if (others.Count >= MaxServers) throw Errors.LimitExceeded($"The maximum number of resource servers for user pool {pool.Id} is {MaxServers}.");

        var server = new ResourceServer { UserPoolId = pool.Id, Identifier = request.Identifier, Name = request.Name, Scopes = request.Scopes ?? [] };
        db.ResourceServers.Add(server);
        try
        {
            await db.SaveChangesAsync(context.Cancellation);
        }
        catch (DbUpdateException taken) when (taken.IsUniqueViolation())
        {
            throw Errors.ResourceServerExists(request.Identifier, pool.Id);
        }

        return new() { ResourceServer = ResourceServerShape.Of(server) };
    }

    internal sealed class Validator : AbstractValidator<CreateResourceServerRequest>
    {
        // Identifiers of this form belong to the service itself.
        private const string Reserved = "aws.cognito";

        public Validator()
        {
            this.Rules(r => ResourceServerShape.Violations(r.Scopes));
            this.Rules(r => r.Identifier.StartsWith(Reserved, StringComparison.OrdinalIgnoreCase) ? [new("identifier", $"Identifier cannot start with {Reserved}.")] : []);
        }
    }
}
