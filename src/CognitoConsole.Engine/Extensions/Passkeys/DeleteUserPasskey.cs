using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Takes a passkey away. Sign-ins that it has begun go on until their sessions are ended.</summary>
internal sealed class DeleteUserPasskey(PoolDirectory pools, UserDirectory directory, Passkeys passkeys) : IOperation<DeleteUserPasskeyRequest, Nothing>
{
    public async Task<Nothing> Handle(DeleteUserPasskeyRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        await passkeys.Remove(user, request.CredentialId, context.Cancellation);
        return new Nothing();
    }
}
