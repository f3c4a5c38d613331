using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class ListUserPasskeys(PoolDirectory pools, UserDirectory directory, Passkeys passkeys) : IOperation<ListUserPasskeysRequest, ListUserPasskeysResponse>
{
    public async Task<ListUserPasskeysResponse> Handle(ListUserPasskeysRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        var rows = await passkeys.Of(user).OrderBy(c => c.CreatedAt).ThenBy(c => c.CredentialIdHash).ToListAsync(context.Cancellation);
        return new() { Credentials = [.. rows.Select(Passkeys.Describe)] };
    }
}
