using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html">ConfirmForgotPassword</see></summary>
public sealed class ConfirmForgotPassword(PoolDirectory pools, UserDirectory directory, UserWriter writer, Passwords passwords, ConfirmationCodes codes, RefreshTokens refreshTokens,
    AuthEvents events, AuthAttempt attempt, ThreatProtection threats, PostConfirmationTrigger postConfirmation)
    : IOperation<ConfirmForgotPasswordRequest, ConfirmForgotPasswordResponse>
{
    public async Task<ConfirmForgotPasswordResponse> Handle(ConfirmForgotPasswordRequest request, OperationContext context)
    {
        var entry = await pools.Client(request.ClientId, context.Cancellation);
        ClientAuthentication.DemandSecretHash(entry, request.Username, request.SecretHash);
        return await events.Record(entry.Pool, entry.Client, EventType.ForgotPassword, () => Reset(entry, request, context), _ => EventResponseType.Pass);
    }

    private async Task<ConfirmForgotPasswordResponse> Reset(ClientEntry entry, ConfirmForgotPasswordRequest request, OperationContext context)
    {
        // A weak password must not cost the code, nor tell whether the user exists.
        PasswordRules.Demand(entry.Pool, request.Password);
        await threats.DemandSafe(entry, request.Password, EventFilterType.PasswordChange);
        var hidden = UserExistence.IsHidden(entry.Client);
        var user = await directory.Find(entry.Pool, request.Username, context.Cancellation) ?? throw (hidden ? Errors.CodeMismatch() : Errors.UserNotFound());
        attempt.About(user);
        if (!user.Enabled) throw hidden ? Errors.CodeMismatch() : Errors.NotAuthorized("User is disabled.");
        // The code may be older than the decision that this person has no password here.
        if (user.UserStatus == UserStatusType.ExternalProvider) throw hidden ? Errors.CodeMismatch() : Errors.NotAuthorized("User password cannot be reset in the current state.");
        var code = await codes.Use(user, CodePurpose.ForgotPassword, request.ConfirmationCode, context.Cancellation, hidden, entry.Client.ClientId);
        // It proves the address that it went to, which may have been taken off the account since; and a password that was set later is the last word.
        if (!Recovery.IsAddress(user, code.Destination) || user.PasswordSetAt > code.ExpiresAt - ConfirmationCodes.ForgotPasswordLifetime) throw Errors.ExpiredCode();
        writer.Change(entry.Pool, user, u => u.UserStatus = UserStatusType.Confirmed);
        await passwords.Set(entry.Pool, user, request.Password, context.Cancellation);
        await ConfirmationCodes.Once(writer.Save(entry.Pool, user, isNew: false, context.Cancellation));
        // Whoever knew the old password is out.
        await refreshTokens.RevokeAll(user, context.Cancellation);
        await postConfirmation.Run(entry.Pool, entry.Client.ClientId, PostConfirmationTrigger.ConfirmForgotPassword, user);
        return new ConfirmForgotPasswordResponse();
    }
}
