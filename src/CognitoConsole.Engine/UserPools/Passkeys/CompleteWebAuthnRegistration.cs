using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CompleteWebAuthnRegistration.html">CompleteWebAuthnRegistration</see></summary>
public sealed class CompleteWebAuthnRegistration(AccessTokens accessTokens, PasskeyRegistrations registrations) : IOperation<CompleteWebAuthnRegistrationRequest, CompleteWebAuthnRegistrationResponse>
{
    public async Task<CompleteWebAuthnRegistrationResponse> Handle(CompleteWebAuthnRegistrationRequest request, OperationContext context)
    {
        var (entry, user, _, _) = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        await registrations.Complete(entry.Pool, user, request.Credential!.Value, context.Cancellation);
        return new();
    }
}
