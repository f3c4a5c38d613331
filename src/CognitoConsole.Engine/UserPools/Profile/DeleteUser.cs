using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUser.html">DeleteUser</see></summary>
[DecidesAnew]
public sealed class DeleteUser(AccessTokens accessTokens, UserWriter writer) : IOperation<DeleteUserRequest, DeleteUserResponse>
{
    public async Task<DeleteUserResponse> Handle(DeleteUserRequest request, OperationContext context)
    {
        var (entry, user, _, _) = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        await writer.Delete(entry.Pool, user, context.Cancellation);
        return new DeleteUserResponse();
    }
}
