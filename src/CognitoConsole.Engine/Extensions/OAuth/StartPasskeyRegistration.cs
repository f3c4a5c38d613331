using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class StartPasskeyRegistration(AuthorizationRequests requests, BrowserPasskeys passkeys) : IOperation<StartPasskeyRegistrationRequest, StartPasskeyRegistrationResponse>
{
    public async Task<StartPasskeyRegistrationResponse> Handle(StartPasskeyRegistrationRequest request, OperationContext context)
    {
        var (authorization, error) = await requests.ReadOwn(request.Domain, request.Parameters, context.Cancellation);
        if (authorization is null) return new() { Location = error };
        return new() { Options = await passkeys.StartRegistration(authorization, request.Domain, request.BrowserSession, context.Cancellation) };
    }
}
