using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html">AdminUpdateUserAttributes</see></summary>
[DecidesAnew]
public sealed class AdminUpdateUserAttributes(PoolDirectory pools, UserDirectory directory, UserWriter writer) : IOperation<AdminUpdateUserAttributesRequest, AdminUpdateUserAttributesResponse>
{
    public async Task<AdminUpdateUserAttributesResponse> Handle(AdminUpdateUserAttributesRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        var changes = AttributeRules.ToDictionary(request.UserAttributes);
        AttributeRules.Check(pool, changes, user.Attributes, requireAll: false);
        writer.SetAttributes(pool, user, changes.ToDictionary(c => c.Key, c => (string?)c.Value));
        if (await writer.TakenName(pool, user, isNew: false, context.Cancellation) is { } taken) throw taken;
        await writer.Save(pool, user, isNew: false, context.Cancellation);
        return new AdminUpdateUserAttributesResponse();
    }
}
