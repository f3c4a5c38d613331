using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUserAuthFactors.html">AdminGetUserAuthFactors</see></summary>
public sealed class AdminGetUserAuthFactors(PoolDirectory pools, UserDirectory directory, UserAuthFactors factors) : IOperation<AdminGetUserAuthFactorsRequest, AdminGetUserAuthFactorsResponse>
{
    public async Task<AdminGetUserAuthFactorsResponse> Handle(AdminGetUserAuthFactorsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        return new()
        {
            Username = user.Username,
            PreferredMfaSetting = user.PreferredMfa,
            UserMFASettingList = MfaPreferences.List(user),
            ConfiguredUserAuthFactors = await factors.Of(user, context.Cancellation),
        };
    }
}
