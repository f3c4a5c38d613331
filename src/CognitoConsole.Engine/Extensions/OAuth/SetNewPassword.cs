using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class SetNewPassword(AuthorizationRequests requests, ChallengeSessions challenges, NewPasswordChallenge newPassword, BrowserSecondFactors secondFactors,
    BrowserSignInEvents events)
    : IOperation<SetNewPasswordRequest, StartBrowserSessionResponse>
{
    public async Task<StartBrowserSessionResponse> Handle(SetNewPasswordRequest request, OperationContext context)
    {
        var (authorization, error) = await requests.ReadOwn(request.Domain, request.Parameters, context.Cancellation);
        if (authorization is null) return new StartBrowserSessionResponse { Location = error };
        return await events.Record(authorization.Entry, request.Username, () => Change(authorization, request, context));
    }

    private async Task<StartBrowserSessionResponse> Change(AuthorizationRequest authorization, SetNewPasswordRequest request, OperationContext context)
    {
        var session = await challenges.Open(authorization.Entry, request.Session, BrowserSignIn.NewPasswordStep, context.Cancellation);
        var user = await newPassword.SetPassword(
            authorization.Entry, session, request.Username, request.NewPassword, request.UserAttributes ?? new Dictionary<string, string>(), context.Cancellation);
        return await secondFactors.After(authorization, user, new(request.BrowserSession, request.BrowserDevice), context.Cancellation);
    }
}
