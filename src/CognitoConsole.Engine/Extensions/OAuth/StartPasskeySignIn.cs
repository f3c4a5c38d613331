using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class StartPasskeySignIn(AuthorizationRequests requests, BrowserPasskeys passkeys, AuthEvents events, ThreatProtection threats, DeviceClaim device) : IOperation<StartPasskeySignInRequest, StartPasskeySignInResponse>
{
    public async Task<StartPasskeySignInResponse> Handle(StartPasskeySignInRequest request, OperationContext context)
    {
        var (authorization, error) = await requests.ReadOwn(request.Domain, request.Parameters, context.Cancellation);
        if (authorization is null) return new() { Location = error };
        // A question is no event yet, a refusal is one.
        return await events.Record(authorization.Entry.Pool, authorization.Entry.Client, EventType.SignIn, () => Start(authorization, request, context), _ => null);
    }

    private async Task<StartPasskeySignInResponse> Start(AuthorizationRequest authorization, StartPasskeySignInRequest request, OperationContext context)
    {
        await threats.DemandAddress(authorization.Entry, request.Username);
        device.Want(request.RememberDevice);
        return await passkeys.Start(authorization, request.Domain, request.Username, context.Cancellation);
    }
}
