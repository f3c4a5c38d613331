using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html">RevokeToken</see></summary>
public sealed class RevokeToken(PoolDirectory pools, RefreshTokens refreshTokens) : IOperation<RevokeTokenRequest, RevokeTokenResponse>
{
    public async Task<RevokeTokenResponse> Handle(RevokeTokenRequest request, OperationContext context)
    {
        ClientEntry entry;
        try
        {
            entry = await pools.Client(request.ClientId, context.Cancellation);
        }
        catch (Contracts.CognitoException)
        {
            throw Errors.InvalidParameter("Invalid client id.", "clientId");
        }

        if (!ClientAuthentication.KnowsSecret(entry, request.ClientSecret)) throw Errors.Unauthorized("Invalid client secret.");
        if (!entry.Client.EnableTokenRevocation) throw Errors.RevocationNotEnabled(entry.Client.ClientId);
        var owner = await refreshTokens.ClientOf(request.Token, context.Cancellation);
        if (owner is null && request.Token.Count(c => c == '.') == 2) throw Errors.UnsupportedTokenType();
        if (owner is not null && owner != entry.Client.ClientId) throw Errors.Unauthorized("Token was issued to another client.");
        await refreshTokens.Revoke(request.Token, entry.Client.ClientId, context.Cancellation);
        if (owner is not null && request.RevokeAssociatedSessions == RevokeAssociatedSessionsType.Linked) await refreshTokens.RevokeLinked(request.Token, context.Cancellation);
        return new RevokeTokenResponse();
    }
}
