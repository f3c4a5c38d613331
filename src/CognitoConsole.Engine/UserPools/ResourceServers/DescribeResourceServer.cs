using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeResourceServer.html">DescribeResourceServer</see></summary>
public sealed class DescribeResourceServer(CognitoDbContext db, PoolDirectory pools) : IOperation<DescribeResourceServerRequest, DescribeResourceServerResponse>
{
    public async Task<DescribeResourceServerResponse> Handle(DescribeResourceServerRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var server = await db.ResourceServers.AsNoTracking().FirstOrDefaultAsync(s => s.UserPoolId == pool.Id && s.Identifier == request.Identifier, context.Cancellation)
            ?? throw Errors.ResourceServerNotFound(request.Identifier);
        return new() { ResourceServer = ResourceServerShape.Of(server) };
    }
}
