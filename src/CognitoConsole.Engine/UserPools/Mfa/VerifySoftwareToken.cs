using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifySoftwareToken.html">VerifySoftwareToken</see></summary>
public sealed class VerifySoftwareToken(CognitoDbContext db, AccessTokens accessTokens, SoftwareTokens tokens, MfaSetup setup) : IOperation<VerifySoftwareTokenRequest, VerifySoftwareTokenResponse>
{
    private const int LongestName = 256;

    public async Task<VerifySoftwareTokenResponse> Handle(VerifySoftwareTokenRequest request, OperationContext context)
    {
        if (request.FriendlyDeviceName?.Length > LongestName) throw Errors.InvalidParameter("FriendlyDeviceName is too long.", "friendlyDeviceName");
        if (request.AccessToken is null)
        {
            var session = request.Session ?? throw Errors.InvalidParameter("Missing required parameter Session or AccessToken");
            return new()
            {
                Status = VerifySoftwareTokenResponseType.Success,
                Session = await setup.Verify(session, request.UserCode, request.FriendlyDeviceName, context.Cancellation),
            };
        }

        var (entry, user, _, _) = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        if (!PoolFactors.HasTotp(entry.Pool)) throw Errors.SoftwareTokenNotEnabled();
        await tokens.VerifyOffered(entry.Pool, user, request.UserCode, request.FriendlyDeviceName, context.Cancellation);
        await db.SaveChangesAsync(context.Cancellation);
        return new() { Status = VerifySoftwareTokenResponseType.Success };
    }
}
