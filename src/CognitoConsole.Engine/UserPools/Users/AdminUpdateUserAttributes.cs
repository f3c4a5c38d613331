using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html">AdminUpdateUserAttributes</see></summary>
[DecidesAnew]
public sealed class AdminUpdateUserAttributes(PoolDirectory pools, UserDirectory directory, AttributeUpdates updates, UserWriter writer) : IOperation<AdminUpdateUserAttributesRequest, AdminUpdateUserAttributesResponse>
{
    public async Task<AdminUpdateUserAttributesResponse> Handle(AdminUpdateUserAttributesRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        await updates.Apply(pool, clientId: null, user, AttributeRules.ToDictionary(request.UserAttributes), context.Cancellation);
        await writer.Save(pool, user, isNew: false, context.Cancellation);
        return new AdminUpdateUserAttributesResponse();
    }
}
