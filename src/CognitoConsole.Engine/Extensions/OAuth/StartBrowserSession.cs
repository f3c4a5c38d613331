using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class StartBrowserSession(AuthorizationRequests requests, PasswordSignIn password, SignInSteps steps, BrowserSignIn browser, BrowserSecondFactors secondFactors,
    BrowserSignInEvents events, DeviceClaim device)
    : IOperation<StartBrowserSessionRequest, StartBrowserSessionResponse>
{
    public async Task<StartBrowserSessionResponse> Handle(StartBrowserSessionRequest request, OperationContext context)
    {
        var (authorization, error) = await requests.ReadOwn(request.Domain, request.Parameters, context.Cancellation);
        if (authorization is null) return new StartBrowserSessionResponse { Location = error };
        return await events.Record(authorization.Entry, request.Username, () => SignIn(authorization, request, context));
    }

    private async Task<StartBrowserSessionResponse> SignIn(AuthorizationRequest authorization, StartBrowserSessionRequest request, OperationContext context)
    {
        device.Want(request.RememberDevice);
        var user = await password.Prove(authorization.Entry, request.Username, request.Password, context.Cancellation);
        steps.DemandSignInState(authorization.Entry.Pool, user);
        return BrowserSignIn.NeedsNewPassword(user)
            ? browser.AskNewPassword(authorization.Entry, user)
            : await secondFactors.After(authorization, user, new(request.BrowserSession, request.BrowserDevice), context.Cancellation);
    }
}
