using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class StartCodeSignIn(AuthorizationRequests requests, BrowserCodes codes, AuthEvents events, ThreatProtection threats, DeviceClaim device) : IOperation<StartCodeSignInRequest, StartCodeSignInResponse>
{
    public async Task<StartCodeSignInResponse> Handle(StartCodeSignInRequest request, OperationContext context)
    {
        var (authorization, error) = await requests.ReadOwn(request.Domain, request.Parameters, context.Cancellation);
        if (authorization is null) return new() { Location = error };
        // A question is no event yet, a refusal is one.
        return await events.Record(authorization.Entry.Pool, authorization.Entry.Client, EventType.SignIn, () => Start(authorization, request, context), _ => null);
    }

    private async Task<StartCodeSignInResponse> Start(AuthorizationRequest authorization, StartCodeSignInRequest request, OperationContext context)
    {
        await threats.DemandAddress(authorization.Entry, request.Username);
        device.Want(request.RememberDevice);
        return await codes.Start(authorization.Entry, request.Factor, request.Username, context.Cancellation);
    }
}
