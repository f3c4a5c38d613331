using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html">ForgotPassword</see></summary>
public sealed class ForgotPassword(PoolDirectory pools, UserDirectory directory, VerificationMessages messages, AttemptLimits limits, CognitoDbContext db, SimulatedDelivery simulated)
    : IOperation<ForgotPasswordRequest, ForgotPasswordResponse>
{
    public async Task<ForgotPasswordResponse> Handle(ForgotPasswordRequest request, OperationContext context)
    {
        var entry = await pools.Client(request.ClientId, context.Cancellation);
        ClientAuthentication.DemandSecretHash(entry, request.Username, request.SecretHash);
        if (await directory.Find(entry.Pool, request.Username, context.Cancellation) is not { } user)
        {
            if (!UserExistence.IsHidden(entry.Client)) throw Errors.UserNotFound();
            return new ForgotPasswordResponse { CodeDeliveryDetails = simulated.For(entry.Pool, request.Username) };
        }

        await limits.Count(user, AttemptLimits.ForgotPassword, context.Cancellation);
        if (!user.Enabled) throw Errors.NotAuthorized("User is disabled.");
        if (user.UserStatus is UserStatusType.Unconfirmed or UserStatusType.ForceChangePassword or UserStatusType.ExternalProvider)
            throw Errors.NotAuthorized("User password cannot be reset in the current state.");
        var attribute = Recovery.DemandAttribute(entry.Pool, user);
        var delivery = await messages.SendCode(entry.Pool, user, CodePurpose.ForgotPassword, attribute, user.Attributes[attribute], ConfirmationCodes.ForgotPasswordLifetime, context.Cancellation);
        await db.SaveChangesAsync(context.Cancellation);
        return new ForgotPasswordResponse { CodeDeliveryDetails = delivery };
    }
}
