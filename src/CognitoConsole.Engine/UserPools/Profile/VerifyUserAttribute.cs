using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifyUserAttribute.html">VerifyUserAttribute</see></summary>
public sealed class VerifyUserAttribute(AccessTokens accessTokens, UserWriter writer, UserDirectory directory, ConfirmationCodes codes, AttemptLimits limits) : IOperation<VerifyUserAttributeRequest, VerifyUserAttributeResponse>
{
    public async Task<VerifyUserAttributeResponse> Handle(VerifyUserAttributeRequest request, OperationContext context)
    {
        var (entry, user, _, _) = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        var attribute = request.AttributeName;
        await limits.Count(user, AttemptLimits.VerifyUserAttribute, context.Cancellation);
        var code = await codes.Use(user, CodePurpose.VerifyAttribute(attribute), request.Code, context.Cancellation);
        // The code proves the value that it was sent to, and no other that may have come since.
        if (code.Destination != user.Attributes.GetValueOrDefault(attribute) && code.Destination != user.PendingAttributes?.GetValueOrDefault(attribute)) throw Errors.ExpiredCode();
        writer.SetAttributes(entry.Pool, user, new Dictionary<string, string?> { [attribute] = code.Destination, [attribute + "_verified"] = "true" });
        // As Cognito does it: an alias moves to whoever proves it last.
        if (entry.Pool.AliasAttributes.Contains(attribute)) await writer.TakeAliases(entry.Pool, user, directory, context.Cancellation);
        else if (await writer.TakenName(entry.Pool, user, isNew: false, context.Cancellation) is { } taken) throw taken;
        await ConfirmationCodes.Once(writer.Save(entry.Pool, user, isNew: false, context.Cancellation));
        return new VerifyUserAttributeResponse();
    }
}
