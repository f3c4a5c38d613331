using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

internal sealed class ListKmsKeys(KmsKeys keys) : IOperation<ListKmsKeysRequest, ListKmsKeysResponse>
{
    public Task<ListKmsKeysResponse> Handle(ListKmsKeysRequest request, OperationContext context) =>
        Task.FromResult(new ListKmsKeysResponse { Keys = [.. keys.All.Select(k => new KmsKeyType { Arn = k.Arn, Problem = keys.Problem(k.Arn) })] });
}
