using CognitoConsole.Contracts.IdentityPools;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetIdentityPoolRoles.html">GetIdentityPoolRoles</see></summary>
public sealed class GetIdentityPoolRoles(IdentityPoolDirectory pools) : IOperation<GetIdentityPoolRolesRequest, GetIdentityPoolRolesResponse>
{
    public async Task<GetIdentityPoolRolesResponse> Handle(GetIdentityPoolRolesRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        return new() { IdentityPoolId = pool.Id, Roles = pool.Roles, RoleMappings = pool.RoleMappings.Count > 0 ? pool.RoleMappings : null };
    }
}
