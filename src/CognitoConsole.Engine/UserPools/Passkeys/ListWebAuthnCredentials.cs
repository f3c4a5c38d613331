using CognitoConsole.Contracts.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListWebAuthnCredentials.html">ListWebAuthnCredentials</see></summary>
public sealed class ListWebAuthnCredentials(AccessTokens accessTokens, Passkeys passkeys, PagingToken paging) : IOperation<ListWebAuthnCredentialsRequest, ListWebAuthnCredentialsResponse>
{
    private sealed record Position(long CreatedAt, string Hash);

    public async Task<ListWebAuthnCredentialsResponse> Handle(ListWebAuthnCredentialsRequest request, OperationContext context)
    {
        var (entry, user, _, _) = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        var list = $"{entry.Pool.Id}/{user.Sub}";
        var query = passkeys.Of(user);
        if (paging.Open<Position>(context, list, request.NextToken) is { } after)
        {
            var date = DateTimeOffset.FromUnixTimeMilliseconds(after.CreatedAt);
            query = query.Where(c => c.CreatedAt > date || c.CreatedAt == date && string.Compare(c.CredentialIdHash, after.Hash) > 0);
        }

        var limit = request.MaxResults is > 0 and var asked ? asked : Passkeys.MaxPerUser;
        var page = await query.OrderBy(c => c.CreatedAt).ThenBy(c => c.CredentialIdHash).Take(limit + 1).ToListAsync(context.Cancellation);
        var last = page.Count > limit ? page[limit - 1] : null;
        return new()
        {
            Credentials = [.. page.Take(limit).Select(Passkeys.Describe)],
            NextToken = last is null ? null : paging.Seal(context, list, new Position(last.CreatedAt.ToUnixTimeMilliseconds(), last.CredentialIdHash)),
        };
    }
}
