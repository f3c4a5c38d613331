using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteUserAttributes.html">AdminDeleteUserAttributes</see></summary>
[DecidesAnew]
public sealed class AdminDeleteUserAttributes(PoolDirectory pools, UserDirectory directory, UserWriter writer) : IOperation<AdminDeleteUserAttributesRequest, AdminDeleteUserAttributesResponse>
{
    public async Task<AdminDeleteUserAttributesResponse> Handle(AdminDeleteUserAttributesRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        AttributeRules.CheckDeletable(pool, request.UserAttributeNames);
        writer.SetAttributes(pool, user, request.UserAttributeNames.Distinct().ToDictionary(n => n, _ => (string?)null));
        await writer.Save(pool, user, isNew: false, context.Cancellation);
        return new AdminDeleteUserAttributesResponse();
    }
}
