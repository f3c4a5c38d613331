using CognitoConsole.Contracts.IdentityPools;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DescribeIdentity.html">DescribeIdentity</see></summary>
public sealed class DescribeIdentity(IdentityDirectory directory) : IOperation<DescribeIdentityRequest, IdentityDescription>
{
    public async Task<IdentityDescription> Handle(DescribeIdentityRequest request, OperationContext context)
    {
        var identity = await directory.Find(request.IdentityId, context.Cancellation);
        return IdentityDirectory.Shape(identity, (await directory.LoginsOf([identity.IdentityId], context.Cancellation))[identity.IdentityId]);
    }
}
