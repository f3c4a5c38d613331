using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteWebAuthnCredential.html">DeleteWebAuthnCredential</see></summary>
public sealed class DeleteWebAuthnCredential(CognitoDbContext db, AccessTokens accessTokens, Passkeys passkeys) : IOperation<DeleteWebAuthnCredentialRequest, DeleteWebAuthnCredentialResponse>
{
    public async Task<DeleteWebAuthnCredentialResponse> Handle(DeleteWebAuthnCredentialRequest request, OperationContext context)
    {
        var user = (await accessTokens.Demand(request.AccessToken, context.Cancellation)).User;
        if (!StrictBase64Url.TryDecode(request.CredentialId, out var id)) throw Errors.WebAuthnCredentialNotFound();
        var hash = Passkeys.Hash(id);
        var passkey = await passkeys.Of(user).FirstOrDefaultAsync(c => c.CredentialIdHash == hash, context.Cancellation) ?? throw Errors.WebAuthnCredentialNotFound();
        db.WebAuthnCredentials.Remove(passkey);
        try
        {
            await db.SaveChangesAsync(context.Cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw Errors.WebAuthnCredentialNotFound();
        }

        return new();
    }
}
