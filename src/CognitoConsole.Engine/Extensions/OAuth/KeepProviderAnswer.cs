using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class KeepProviderAnswer(LoginDomains domains, PoolDirectory pools, FederationAttempts attempts) : IOperation<KeepProviderAnswerRequest, KeepProviderAnswerResponse>
{
    public async Task<KeepProviderAnswerResponse> Handle(KeepProviderAnswerRequest request, OperationContext context)
    {
        var domain = await domains.Find(request.Domain, context.Cancellation);
        await attempts.Keep(await pools.Pool(domain.UserPoolId, context.Cancellation), request.Answer, context.Cancellation);
        return new();
    }
}
