using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetCSVHeader.html">GetCSVHeader</see></summary>
public sealed class GetCSVHeader(PoolDirectory pools) : IOperation<GetCSVHeaderRequest, GetCSVHeaderResponse>
{
    public async Task<GetCSVHeaderResponse> Handle(GetCSVHeaderRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        return new() { UserPoolId = pool.Id, CSVHeader = ImportHeader.NamesFor(pool) };
    }
}
