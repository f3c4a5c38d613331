using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html">GetUser</see></summary>
public sealed class GetUser(AccessTokens accessTokens) : IOperation<GetUserRequest, GetUserResponse>
{
    public async Task<GetUserResponse> Handle(GetUserRequest request, OperationContext context)
    {
        var (entry, user, _, _) = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        return new GetUserResponse
        {
            Username = user.Username,
            UserAttributes = UserShape.Attributes(user, name => name == "sub" || AttributeRules.MayRead(entry.Client, name)),
            MFAOptions = MfaPreferences.Options(user),
            PreferredMfaSetting = user.PreferredMfa,
            UserMFASettingList = MfaPreferences.List(user),
        };
    }
}
