using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserAttributes.html">DeleteUserAttributes</see></summary>
[DecidesAnew]
public sealed class DeleteUserAttributes(AccessTokens accessTokens, UserWriter writer) : IOperation<DeleteUserAttributesRequest, DeleteUserAttributesResponse>
{
    public async Task<DeleteUserAttributesResponse> Handle(DeleteUserAttributesRequest request, OperationContext context)
    {
        var (entry, user, _, _) = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        AttributeRules.CheckWritable(entry.Client, entry.Pool, request.UserAttributeNames);
        AttributeRules.CheckDeletable(entry.Pool, request.UserAttributeNames);
        writer.SetAttributes(entry.Pool, user, request.UserAttributeNames.Distinct().ToDictionary(n => n, _ => (string?)null));
        await writer.Save(entry.Pool, user, isNew: false, context.Cancellation);
        return new DeleteUserAttributesResponse();
    }
}
