using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html">ForgotPassword</see></summary>
public sealed class ForgotPassword(PoolDirectory pools, UserDirectory directory, VerificationMessages messages, AttemptLimits limits, ConfirmationCodes codes, HiddenDelivery destinations,
    AuthEvents events, AuthAttempt attempt, UserMigration migration)
    : IOperation<ForgotPasswordRequest, ForgotPasswordResponse>
{
    public async Task<ForgotPasswordResponse> Handle(ForgotPasswordRequest request, OperationContext context)
    {
        var entry = await pools.Client(request.ClientId, context.Cancellation);
        ClientAuthentication.DemandSecretHash(entry, request.Username, request.SecretHash);
        Recovery.DemandSelfService(entry.Pool);
        // A code that waits, or one that could not be sent.
        return await events.Record(entry.Pool, entry.Client, EventType.ForgotPassword, () => Send(entry, request, context), _ => attempt.IsRefused ? EventResponseType.Fail : EventResponseType.InProgress);
    }

    private async Task<ForgotPasswordResponse> Send(ClientEntry entry, ForgotPasswordRequest request, OperationContext context)
    {
        var hidden = UserExistence.IsHidden(entry.Client);
        var user = await directory.Find(entry.Pool, request.Username, context.Cancellation) ?? await migration.ForReset(entry, request.Username, context.Cancellation)
            ?? await migration.Meanwhile(entry, request.Username, context.Cancellation);
        if (user is not null) attempt.About(user);
        var refusal = user is null ? Errors.UserNotFound() : Refusal(entry.Pool, user);
        if (refusal is not null && !hidden) throw refusal;
        attempt.IsRefused = refusal is not null;
        if (user is null || refusal is not null) return new ForgotPasswordResponse { CodeDeliveryDetails = destinations.For(entry.Pool, request.Username, user, Recovery.Attribute) };

        var attribute = Recovery.Attribute(entry.Pool, user)!;
        var isWithinLimit = await limits.TryCount(user, AttemptLimits.ForgotPassword, context.Cancellation);
        // Where existence is hidden, asking too often looks like asking: nobody who does not exist ever reaches the limit.
        if (!isWithinLimit && !hidden) throw Errors.AttemptLimitExceeded();
        var delivery = isWithinLimit
            ? await messages.SendCode(entry.Pool, entry.Client.ClientId, user, MessageOccasion.ForgotPassword, CodePurpose.ForgotPassword, attribute, user.Attributes[attribute], ConfirmationCodes.ForgotPasswordLifetime, context.Cancellation)
            : MessageWriter.Delivery(attribute, user.Attributes[attribute]);
        await codes.SaveIssued(context.Cancellation);
        return new ForgotPasswordResponse { CodeDeliveryDetails = delivery };
    }

    private static CognitoException? Refusal(UserPool pool, CognitoUser user)
    {
        if (!user.Enabled) return Errors.NotAuthorized("User is disabled.");
        if (user.UserStatus is UserStatusType.Unconfirmed or UserStatusType.ForceChangePassword or UserStatusType.ExternalProvider)
            return Errors.NotAuthorized("User password cannot be reset in the current state.");
        return Recovery.Attribute(pool, user) is null ? Recovery.NoneAvailable() : null;
    }
}
