using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Security;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Leaves the operator's name in the audit log before a sign-in that is a test; signs nobody in.</summary>
internal sealed class StartTestSignIn(PoolDirectory pools) : IOperation<StartTestSignInRequest, StartTestSignInResponse>
{
    public async Task<StartTestSignInResponse> Handle(StartTestSignInRequest request, OperationContext context)
    {
        var entry = await pools.Client(request.UserPoolId, request.ClientId, context.Cancellation);
        return new() { SecretHash = entry.Secrets.Count == 0 ? null : SecretHash.Compute(entry.Secrets[0], request.Username, request.ClientId) };
    }
}
