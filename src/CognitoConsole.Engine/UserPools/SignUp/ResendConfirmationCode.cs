using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResendConfirmationCode.html">ResendConfirmationCode</see></summary>
public sealed class ResendConfirmationCode(PoolDirectory pools, UserDirectory directory, VerificationMessages messages, AttemptLimits limits, CognitoDbContext db, SimulatedDelivery simulated)
    : IOperation<ResendConfirmationCodeRequest, ResendConfirmationCodeResponse>
{
    public async Task<ResendConfirmationCodeResponse> Handle(ResendConfirmationCodeRequest request, OperationContext context)
    {
        var entry = await pools.Client(request.ClientId, context.Cancellation);
        ClientAuthentication.DemandSecretHash(entry, request.Username, request.SecretHash);
        if (await directory.Find(entry.Pool, request.Username, context.Cancellation) is not { } user)
        {
            if (!UserExistence.IsHidden(entry.Client)) throw Errors.UserNotFound();
            return new ResendConfirmationCodeResponse { CodeDeliveryDetails = simulated.For(entry.Pool, request.Username) };
        }

        await limits.Count(user, AttemptLimits.ResendConfirmationCode, context.Cancellation);
        if (user.UserStatus != UserStatusType.Unconfirmed) throw Errors.InvalidParameter("User is already confirmed.");
        var delivery = await messages.SendSignUp(entry, user, isNew: false, context.Cancellation) ?? throw Errors.InvalidParameter("Auto verification not turned on.");
        await db.SaveChangesAsync(context.Cancellation);
        return new ResendConfirmationCodeResponse { CodeDeliveryDetails = delivery };
    }
}
