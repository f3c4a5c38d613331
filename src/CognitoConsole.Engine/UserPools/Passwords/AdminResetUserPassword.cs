using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminResetUserPassword.html">AdminResetUserPassword</see></summary>
public sealed class AdminResetUserPassword(PoolDirectory pools, UserDirectory directory, UserWriter writer, VerificationMessages messages, RefreshTokens refreshTokens)
    : IOperation<AdminResetUserPasswordRequest, AdminResetUserPasswordResponse>
{
    public async Task<AdminResetUserPasswordResponse> Handle(AdminResetUserPasswordRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        if (user.UserStatus is UserStatusType.ForceChangePassword or UserStatusType.Unconfirmed or UserStatusType.ExternalProvider) throw Errors.NotAuthorized("User password cannot be reset in the current state.");
        var attribute = Recovery.DemandAttribute(pool, user);
        await messages.SendCode(pool, clientId: null, user, MessageOccasion.ForgotPassword, CodePurpose.ForgotPassword, attribute, user.Attributes[attribute], ConfirmationCodes.ForgotPasswordLifetime, context.Cancellation);
        writer.Change(pool, user, u => u.UserStatus = UserStatusType.ResetRequired);
        await writer.Save(pool, user, isNew: false, context.Cancellation);
        await refreshTokens.RevokeAll(user, context.Cancellation);
        return new AdminResetUserPasswordResponse();
    }
}
