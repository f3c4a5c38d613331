using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class AnswerSecondFactor(AuthorizationRequests requests, BrowserSecondFactors secondFactors, BrowserSignInEvents events) : IOperation<AnswerSecondFactorRequest, StartBrowserSessionResponse>
{
    public async Task<StartBrowserSessionResponse> Handle(AnswerSecondFactorRequest request, OperationContext context)
    {
        var (authorization, error) = await requests.ReadOwn(request.Domain, request.Parameters, context.Cancellation);
        if (authorization is null) return new StartBrowserSessionResponse { Location = error };
        return await events.Record(authorization.Entry, null, () => secondFactors.Answer(authorization, request, context.Cancellation));
    }
}
