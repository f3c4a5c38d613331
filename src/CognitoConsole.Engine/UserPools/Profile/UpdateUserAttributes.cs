using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserAttributes.html">UpdateUserAttributes</see></summary>
[DecidesAnew]
public sealed class UpdateUserAttributes(AccessTokens accessTokens, AttributeUpdates updates, UserWriter writer) : IOperation<UpdateUserAttributesRequest, UpdateUserAttributesResponse>
{
    public async Task<UpdateUserAttributesResponse> Handle(UpdateUserAttributesRequest request, OperationContext context)
    {
        var (entry, user, _, _) = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        var changes = AttributeRules.ToDictionary(request.UserAttributes);
        AttributeRules.CheckWritable(entry.Client, entry.Pool, changes.Keys);
        var deliveries = await updates.Apply(entry.Pool, entry.Client.ClientId, user, changes, context.Cancellation);
        await writer.Save(entry.Pool, user, isNew: false, context.Cancellation);
        return new UpdateUserAttributesResponse { CodeDeliveryDetailsList = deliveries };
    }
}
