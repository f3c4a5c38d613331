using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class CompletePasskeyRegistration(AuthorizationRequests requests, BrowserPasskeys passkeys, AuditTrail audit) : IOperation<CompletePasskeyRegistrationRequest, CompletePasskeyRegistrationResponse>
{
    public async Task<CompletePasskeyRegistrationResponse> Handle(CompletePasskeyRegistrationRequest request, OperationContext context)
    {
        var (authorization, error) = await requests.ReadOwn(request.Domain, request.Parameters, context.Cancellation);
        if (authorization is null) return new() { Location = error };
        audit.Start(new { UserPoolId = authorization.Entry.Pool.Id });
        await passkeys.CompleteRegistration(authorization, request.Domain, request.BrowserSession, request.Credential, context.Cancellation);
        return new();
    }
}
