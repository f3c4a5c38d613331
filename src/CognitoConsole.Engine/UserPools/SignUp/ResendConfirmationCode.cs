using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResendConfirmationCode.html">ResendConfirmationCode</see></summary>
public sealed class ResendConfirmationCode(PoolDirectory pools, UserDirectory directory, VerificationMessages messages, AttemptLimits limits, ConfirmationCodes codes, HiddenDelivery destinations,
    AuthEvents events, AuthAttempt attempt)
    : IOperation<ResendConfirmationCodeRequest, ResendConfirmationCodeResponse>
{
    public async Task<ResendConfirmationCodeResponse> Handle(ResendConfirmationCodeRequest request, OperationContext context)
    {
        var entry = await pools.Client(request.ClientId, context.Cancellation);
        ClientAuthentication.DemandSecretHash(entry, request.Username, request.SecretHash);
        return await events.Record(entry.Pool, entry.Client, EventType.ResendCode, () => Resend(entry, request, context), _ => attempt.IsRefused ? EventResponseType.Fail : EventResponseType.Pass);
    }

    private async Task<ResendConfirmationCodeResponse> Resend(ClientEntry entry, ResendConfirmationCodeRequest request, OperationContext context)
    {
        var hidden = UserExistence.IsHidden(entry.Client);
        var user = await directory.Find(entry.Pool, request.Username, context.Cancellation);
        if (hidden && entry.Pool.AutoVerifiedAttributes.Count == 0) throw Errors.NothingToVerify();
        if (user is not null) attempt.About(user);
        var refusal = user is null ? Errors.UserNotFound() : Refusal(entry.Pool, user);
        if (refusal is not null && !hidden) throw refusal;
        attempt.IsRefused = refusal is not null;
        if (user is null || refusal is not null) return new ResendConfirmationCodeResponse { CodeDeliveryDetails = destinations.For(entry.Pool, request.Username, user, VerificationMessages.SignUpAttribute) };

        var isWithinLimit = await limits.TryCount(user, AttemptLimits.ResendConfirmationCode, context.Cancellation);
        // Where existence is hidden, asking too often looks like asking: nobody who does not exist ever reaches the limit.
        if (!isWithinLimit && !hidden) throw Errors.AttemptLimitExceeded();
        var attribute = VerificationMessages.SignUpAttribute(entry.Pool, user)!;
        var delivery = isWithinLimit
            ? await messages.SendSignUp(entry, user, isNew: false, context.Cancellation)
            : MessageWriter.Delivery(attribute, user.Attributes[attribute]);
        await codes.SaveIssued(context.Cancellation);
        return new ResendConfirmationCodeResponse { CodeDeliveryDetails = delivery };
    }

    private static CognitoException? Refusal(UserPool pool, CognitoUser user)
    {
        if (user.UserStatus != UserStatusType.Unconfirmed) return Errors.InvalidParameter("User is already confirmed.");
        return VerificationMessages.SignUpAttribute(pool, user) is null ? Errors.NothingToVerify() : null;
    }
}
