using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssociateSoftwareToken.html">AssociateSoftwareToken</see></summary>
public sealed class AssociateSoftwareToken(CognitoDbContext db, AccessTokens accessTokens, SoftwareTokens tokens, MfaSetup setup) : IOperation<AssociateSoftwareTokenRequest, AssociateSoftwareTokenResponse>
{
    public async Task<AssociateSoftwareTokenResponse> Handle(AssociateSoftwareTokenRequest request, OperationContext context)
    {
        if (request.AccessToken is null)
        {
            var (offered, session) = await setup.Offer(request.Session ?? throw Errors.InvalidParameter("Missing required parameter Session or AccessToken"), context.Cancellation);
            return new() { SecretCode = Totp.SecretCode(offered), Session = session };
        }

        var (entry, user, _, _) = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        if (!PoolFactors.HasTotp(entry.Pool)) throw Errors.SoftwareTokenNotEnabled();
        var seed = await tokens.Offer(entry.Pool, user, context.Cancellation);
        await db.SaveChangesAsync(context.Cancellation);
        return new() { SecretCode = Totp.SecretCode(seed) };
    }
}
