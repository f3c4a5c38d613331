using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sts;

namespace CognitoConsole.Engine.Sts;

/// <summary><see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">GetCallerIdentity</see>: needs no permission.</summary>
public sealed class GetCallerIdentity : IOperation<GetCallerIdentityRequest, GetCallerIdentityResponse>
{
    public Task<GetCallerIdentityResponse> Handle(GetCallerIdentityRequest request, OperationContext context) => Task.FromResult(new GetCallerIdentityResponse
    {
        Account = context.AccountId,
        Arn = context.Caller.Arn,
        UserId = context.Caller switch
        {
            Caller.AssumedRole role => $"{role.RoleId}:{role.SessionName}",
            Caller.FederatedUser federated => $"{context.AccountId}:{federated.FederatedName}",
            Caller.AccessKey key => key.UserId,
            Caller.Operator person => person.Id,
            _ => context.AccountId,
        },
    });
}
