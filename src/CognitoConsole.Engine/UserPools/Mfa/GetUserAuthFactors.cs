using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserAuthFactors.html">GetUserAuthFactors</see></summary>
public sealed class GetUserAuthFactors(AccessTokens accessTokens, UserAuthFactors factors) : IOperation<GetUserAuthFactorsRequest, GetUserAuthFactorsResponse>
{
    public async Task<GetUserAuthFactorsResponse> Handle(GetUserAuthFactorsRequest request, OperationContext context)
    {
        var user = (await accessTokens.Demand(request.AccessToken, context.Cancellation)).User;
        return new()
        {
            Username = user.Username,
            PreferredMfaSetting = user.PreferredMfa,
            UserMFASettingList = MfaPreferences.List(user),
            ConfiguredUserAuthFactors = await factors.Of(user, context.Cancellation),
        };
    }
}
