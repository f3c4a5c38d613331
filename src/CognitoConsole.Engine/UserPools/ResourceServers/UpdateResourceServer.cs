using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateResourceServer.html">UpdateResourceServer</see></summary>
/// <remarks>Replaces name and scopes. App clients that list a scope that is gone keep it, without effect.</remarks>
[DecidesAnew]
public sealed class UpdateResourceServer(CognitoDbContext db, PoolDirectory pools) : IOperation<UpdateResourceServerRequest, UpdateResourceServerResponse>
{
    public async Task<UpdateResourceServerResponse> Handle(UpdateResourceServerRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var server = await db.ResourceServers.FirstOrDefaultAsync(s => s.UserPoolId == pool.Id && s.Identifier == request.Identifier, context.Cancellation)
            ?? throw Errors.ResourceServerNotFound(request.Identifier);
        server.Name = request.Name;
        server.Scopes = request.Scopes ?? [];
        server.Version++;
        await db.SaveChangesAsync(context.Cancellation);
        return new() { ResourceServer = ResourceServerShape.Of(server) };
    }

    internal sealed class Validator : AbstractValidator<UpdateResourceServerRequest>
    {
        public Validator() => this.Rules(r => ResourceServerShape.Violations(r.Scopes));
    }
}
