using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Security;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class GetSecretHash(LoginDomains domains) : IOperation<GetSecretHashRequest, GetSecretHashResponse>
{
    public async Task<GetSecretHashResponse> Handle(GetSecretHashRequest request, OperationContext context)
    {
        var entry = await domains.Client(request.Domain, request.ClientId, context.Cancellation);
        return new GetSecretHashResponse
        {
            SecretHash = entry.Secrets.Count == 0 ? null : SecretHash.Compute(entry.Secrets[0], request.Username, request.ClientId),
        };
    }
}
