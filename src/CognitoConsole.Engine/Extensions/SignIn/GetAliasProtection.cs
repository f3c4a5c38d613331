using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Whether aliases of the pool stay with whoever has them.</summary>
public sealed class GetAliasProtection(PoolDirectory pools) : IOperation<GetAliasProtectionRequest, GetAliasProtectionResponse>
{
    public async Task<GetAliasProtectionResponse> Handle(GetAliasProtectionRequest request, OperationContext context) =>
        new() { NeverMoves = (await pools.Pool(request.UserPoolId, context.Cancellation)).NeverMovesAliases };
}
