using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class AnswerPasskeySignIn(AuthorizationRequests requests, BrowserPasskeys passkeys, BrowserSignInEvents events) : IOperation<AnswerPasskeySignInRequest, StartBrowserSessionResponse>
{
    public async Task<StartBrowserSessionResponse> Handle(AnswerPasskeySignInRequest request, OperationContext context)
    {
        var (authorization, error) = await requests.ReadOwn(request.Domain, request.Parameters, context.Cancellation);
        if (authorization is null) return new StartBrowserSessionResponse { Location = error };
        return await events.Record(authorization.Entry, null, () => passkeys.Answer(authorization, request, context.Cancellation));
    }
}
