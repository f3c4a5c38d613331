using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html">ConfirmForgotPassword</see></summary>
public sealed class ConfirmForgotPassword(PoolDirectory pools, UserDirectory directory, UserWriter writer, Passwords passwords, ConfirmationCodes codes, RefreshTokens refreshTokens)
    : IOperation<ConfirmForgotPasswordRequest, ConfirmForgotPasswordResponse>
{
    public async Task<ConfirmForgotPasswordResponse> Handle(ConfirmForgotPasswordRequest request, OperationContext context)
    {
        var entry = await pools.Client(request.ClientId, context.Cancellation);
        ClientAuthentication.DemandSecretHash(entry, request.Username, request.SecretHash);
        var user = await directory.Find(entry.Pool, request.Username, context.Cancellation) ?? throw UserExistence.UnknownAtConfirmation(entry.Client);
        if (!user.Enabled) throw Errors.NotAuthorized("User is disabled.");
        // A weak password must not cost the code.
        PasswordRules.Demand(entry.Pool, request.Password);
        await codes.Use(user, CodePurpose.ForgotPassword, request.ConfirmationCode, context.Cancellation);
        writer.Change(entry.Pool, user, u => u.UserStatus = UserStatusType.Confirmed);
        await passwords.Set(entry.Pool, user, request.Password, context.Cancellation);
        await codes.Save(context.Cancellation);
        // Whoever knew the old password is out.
        await refreshTokens.RevokeAll(user, context.Cancellation);
        return new ConfirmForgotPasswordResponse();
    }
}
