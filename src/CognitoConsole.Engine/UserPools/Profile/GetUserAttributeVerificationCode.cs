using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserAttributeVerificationCode.html">GetUserAttributeVerificationCode</see></summary>
public sealed class GetUserAttributeVerificationCode(AccessTokens accessTokens, VerificationMessages messages, AttemptLimits limits, ConfirmationCodes codes)
    : IOperation<GetUserAttributeVerificationCodeRequest, GetUserAttributeVerificationCodeResponse>
{
    public async Task<GetUserAttributeVerificationCodeResponse> Handle(GetUserAttributeVerificationCodeRequest request, OperationContext context)
    {
        var (entry, user, _, _) = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        if (request.AttributeName is not ("email" or "phone_number")) throw Errors.InvalidParameter("Only email and phone_number can be verified.", "attributeName");
        var value = user.PendingAttributes?.GetValueOrDefault(request.AttributeName) ?? user.Attributes.GetValueOrDefault(request.AttributeName)
            ?? throw Errors.InvalidParameter($"User does not have {request.AttributeName}.", "attributeName");
        await limits.Count(user, AttemptLimits.GetUserAttributeVerificationCode, context.Cancellation);
        var delivery = await messages.SendCode(entry.Pool, entry.Client.ClientId, user, MessageOccasion.VerifyUserAttribute, CodePurpose.VerifyAttribute(request.AttributeName), request.AttributeName, value, ConfirmationCodes.SignUpLifetime, context.Cancellation);
        await codes.SaveIssued(context.Cancellation);
        return new GetUserAttributeVerificationCodeResponse { CodeDeliveryDetails = delivery };
    }
}
