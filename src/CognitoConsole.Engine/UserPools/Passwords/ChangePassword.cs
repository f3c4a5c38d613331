using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ChangePassword.html">ChangePassword</see></summary>
public sealed class ChangePassword(AccessTokens accessTokens, UserWriter writer, Passwords passwords, Lockout lockout, AttemptLimits limits, AuthEvents events, AuthAttempt attempt, ThreatProtection threats)
    : IOperation<ChangePasswordRequest, ChangePasswordResponse>
{
    public async Task<ChangePasswordResponse> Handle(ChangePasswordRequest request, OperationContext context)
    {
        var (entry, user, _, _) = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        attempt.About(user);
        return await events.Record(entry.Pool, entry.Client, EventType.PasswordChange, () => Change(entry, user, request, context), _ => EventResponseType.Pass);
    }

    private async Task<ChangePasswordResponse> Change(ClientEntry entry, CognitoUser user, ChangePasswordRequest request, OperationContext context)
    {
        await limits.Count(user, AttemptLimits.ChangePassword, context.Cancellation);
        if (user.UserStatus == UserStatusType.ExternalProvider) throw Errors.IncorrectUsernameOrPassword();
        if (Passwords.HasPassword(user))
        {
            if (string.IsNullOrEmpty(request.PreviousPassword)) throw Errors.InvalidParameter("Missing required parameter PreviousPassword", "previousPassword");
            user = await lockout.Attempt(user, u => passwords.Matches(entry.Pool, u, request.PreviousPassword), context.Cancellation) ?? throw Errors.IncorrectUsernameOrPassword();
        }

        await threats.DemandSafe(entry, request.ProposedPassword, EventFilterType.PasswordChange);
        writer.Change(entry.Pool, user, _ => { });
        await passwords.Set(entry.Pool, user, request.ProposedPassword, context.Cancellation);
        await writer.Save(entry.Pool, user, isNew: false, context.Cancellation);
        return new ChangePasswordResponse();
    }
}
