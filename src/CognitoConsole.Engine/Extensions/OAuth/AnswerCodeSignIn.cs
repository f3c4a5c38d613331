using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class AnswerCodeSignIn(AuthorizationRequests requests, BrowserCodes codes, BrowserSignInEvents events) : IOperation<AnswerCodeSignInRequest, StartBrowserSessionResponse>
{
    public async Task<StartBrowserSessionResponse> Handle(AnswerCodeSignInRequest request, OperationContext context)
    {
        var (authorization, error) = await requests.ReadOwn(request.Domain, request.Parameters, context.Cancellation);
        if (authorization is null) return new StartBrowserSessionResponse { Location = error };
        return await events.Record(authorization.Entry, null, () => codes.Answer(authorization, request, context.Cancellation));
    }
}
