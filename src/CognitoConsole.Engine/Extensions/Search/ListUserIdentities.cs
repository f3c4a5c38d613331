using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.IdentityPools;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>
/// From the user to the identities: the login of a user is a key in each identity pool, so this is one seek for each of them, and there are few pools. An index
/// over all of them would cost every new identity a write.
/// </summary>
internal sealed class ListUserIdentities(CognitoDbContext db, PoolDirectory pools, UserDirectory users, IdentityView view, Access access, PagingToken paging) : IOperation<ListUserIdentitiesRequest, ListUserIdentitiesResponse>
{
    private const int DefaultPage = 20;

    private sealed record Position(string IdentityPoolId);

    public async Task<ListUserIdentitiesResponse> Handle(ListUserIdentitiesRequest request, OperationContext context)
    {
        var user = await users.FindForAdmin(await pools.Pool(request.UserPoolId, context.Cancellation), request.Username, context.Cancellation);
        var (provider, key) = (ProviderNames.AwsForm(user.UserPoolId), IdentityDirectory.KeyOf(user.Sub));
        var names = await db.IdentityPools.AsNoTracking().Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, context.Cancellation);
        var ids = names.Keys.ToList();
        var logins = await db.IdentityLogins.AsNoTracking().Where(l => ids.Contains(l.IdentityPoolId) && l.Provider == provider && l.SubjectKey == key).ToListAsync(context.Cancellation);

        var scope = $"{user.UserPoolId}/{user.Sub}";
        var after = paging.Open<Position>(context, scope, request.NextToken)?.IdentityPoolId;
        var size = request.MaxResults ?? DefaultPage;
        var rest = logins.Where(l => string.CompareOrdinal(l.IdentityPoolId, after) > 0).OrderBy(l => l.IdentityPoolId, StringComparer.Ordinal).ToList();
        var page = rest.Take(size).ToList();
        var shown = new List<Data.IdentityPools.IdentityLogin>();
        foreach (var login in page) if (await MaySee(login.IdentityPoolId, context)) shown.Add(login);

        var identityIds = shown.Select(l => l.IdentityId).ToList();
        var identities = await db.Identities.AsNoTracking().Where(i => identityIds.Contains(i.IdentityId)).ToDictionaryAsync(i => i.IdentityId, context.Cancellation);
        var states = await view.StatesOf(identities.Values, context.Cancellation);
        return new()
        {
            Identities = [.. shown.Where(l => identities.ContainsKey(l.IdentityId)).Select(l => new UserIdentityType
            {
                IdentityId = l.IdentityId,
                IdentityPoolId = l.IdentityPoolId,
                IdentityPoolName = names[l.IdentityPoolId],
                State = states[l.IdentityId],
                LinkedDate = l.LinkedAt,
                LastSeenDate = identities[l.IdentityId].LastSeenAt,
            })],
            Withheld = page.Count - shown.Count,
            NextToken = rest.Count > size ? paging.Seal(context, scope, new Position(page[^1].IdentityPoolId)) : null,
        };
    }

    /// <summary>Who may see the user need not see every identity pool.</summary>
    private async Task<bool> MaySee(string identityPoolId, OperationContext context) =>
        (await access.Decide(context.Caller, "cognito-console:GetIdentity", context.IdentityPoolArn(identityPoolId), context.Cancellation)).IsAllowed;
}
