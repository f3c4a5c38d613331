using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

internal sealed class ListKmsKeys(PoolDirectory pools, KmsKeys keys, PoolSecrets secrets) : IOperation<ListKmsKeysRequest, ListKmsKeysResponse>
{
    public async Task<ListKmsKeysResponse> Handle(ListKmsKeysRequest request, OperationContext context) => new()
    {
        UserPoolProblem = secrets.Problem(await pools.Pool(request.UserPoolId, context.Cancellation)),
        Keys = [.. keys.All.Select(k => new KmsKeyType { Arn = k.Arn, Problem = keys.Problem(k.Arn) })],
    };
}
