using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteWebAuthnCredential.html">DeleteWebAuthnCredential</see></summary>
public sealed class DeleteWebAuthnCredential(AccessTokens accessTokens, Passkeys passkeys) : IOperation<DeleteWebAuthnCredentialRequest, DeleteWebAuthnCredentialResponse>
{
    public async Task<DeleteWebAuthnCredentialResponse> Handle(DeleteWebAuthnCredentialRequest request, OperationContext context)
    {
        var user = (await accessTokens.Demand(request.AccessToken, context.Cancellation)).User;
        await passkeys.Remove(user, request.CredentialId, context.Cancellation);
        return new();
    }
}
