using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html">GetRole</see></summary>
internal sealed class GetRole(IamRoles roles) : IOperation<GetRoleRequest, GetRoleResponse>
{
    public async Task<GetRoleResponse> Handle(GetRoleRequest request, OperationContext context) =>
        new() { Role = await roles.Shape(await roles.Find(request.RoleName, context.Cancellation), context) };
}
