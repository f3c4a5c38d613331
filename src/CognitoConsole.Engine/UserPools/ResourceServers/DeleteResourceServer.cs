using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteResourceServer.html">DeleteResourceServer</see></summary>
[DecidesAnew]
public sealed class DeleteResourceServer(CognitoDbContext db, PoolDirectory pools) : IOperation<DeleteResourceServerRequest, DeleteResourceServerResponse>
{
    public async Task<DeleteResourceServerResponse> Handle(DeleteResourceServerRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var server = await db.ResourceServers.FirstOrDefaultAsync(s => s.UserPoolId == pool.Id && s.Identifier == request.Identifier, context.Cancellation)
            ?? throw Errors.ResourceServerNotFound(request.Identifier);
        db.ResourceServers.Remove(server);
        await db.SaveChangesAsync(context.Cancellation);
        return new();
    }
}
