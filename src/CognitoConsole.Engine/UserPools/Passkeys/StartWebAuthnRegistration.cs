using System.Text.Json;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_StartWebAuthnRegistration.html">StartWebAuthnRegistration</see></summary>
[DecidesAnew]
public sealed class StartWebAuthnRegistration(AccessTokens accessTokens, PasskeyRegistrations registrations) : IOperation<StartWebAuthnRegistrationRequest, StartWebAuthnRegistrationResponse>
{
    public async Task<StartWebAuthnRegistrationResponse> Handle(StartWebAuthnRegistrationRequest request, OperationContext context)
    {
        var (entry, user, _, _) = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        using var options = JsonDocument.Parse(await registrations.Start(entry.Pool, user, context.Cancellation));
        return new() { CredentialCreationOptions = options.RootElement.Clone() };
    }
}
