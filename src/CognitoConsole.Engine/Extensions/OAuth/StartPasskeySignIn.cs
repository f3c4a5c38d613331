using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class StartPasskeySignIn(AuthorizationRequests requests, BrowserPasskeys passkeys, ThreatProtection threats, DeviceClaim device) : IOperation<StartPasskeySignInRequest, StartPasskeySignInResponse>
{
    public async Task<StartPasskeySignInResponse> Handle(StartPasskeySignInRequest request, OperationContext context)
    {
        var (authorization, error) = await requests.Read(request.Domain, request.Parameters, context.Cancellation);
        if (authorization is null) return new() { Location = error };
        await threats.DemandAddress(authorization.Entry, request.Username);
        device.Want(request.RememberDevice);
        return await passkeys.Start(authorization, request.Domain, request.Username, context.Cancellation);
    }
}
