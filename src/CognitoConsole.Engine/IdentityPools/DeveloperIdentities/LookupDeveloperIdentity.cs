using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using IdentityPool = CognitoConsole.Data.IdentityPools.IdentityPool;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>
/// <see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_LookupDeveloperIdentity.html">LookupDeveloperIdentity</see>: given one of identity and developer
/// user, finds the other; given both, says whether they belong together.
/// </summary>
public sealed class LookupDeveloperIdentity(CognitoDbContext db, IdentityPoolDirectory pools, IdentityDirectory directory, PagingToken paging)
    : IOperation<LookupDeveloperIdentityRequest, LookupDeveloperIdentityResponse>
{
    private const int DefaultPage = 60;

    private sealed record Position(string Key);

    public async Task<LookupDeveloperIdentityResponse> Handle(LookupDeveloperIdentityRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        var provider = pool.DeveloperProviderName ?? throw Errors.InvalidParameter("The identity pool has no developer provider.", "identityPoolId");
        if (request.IdentityId is { } given) await directory.Find(pool.Id, given, context.Cancellation);
        var identityId = request.IdentityId;
        if (request.DeveloperUserIdentifier is { } user)
        {
            var row = await Find(pool, provider, user, context);
            if (identityId is not null) return row?.IdentityId == identityId
                ? new() { IdentityId = identityId, DeveloperUserIdentifierList = [user] }
                : throw Errors.ResourceConflict("The developer user identifier and the identity do not belong together.");
            identityId = row?.IdentityId ?? throw Errors.ResourceNotFound($"Developer user '{user}' not found.");
        }

        var scope = $"{pool.Id}/{identityId}";
        var size = request.MaxResults ?? DefaultPage;
        var query = db.IdentityLogins.AsNoTracking().Where(l => l.IdentityId == identityId && l.Provider == provider);
        if (paging.Open<Position>(context, scope, request.NextToken) is { } after) query = query.Where(l => string.Compare(l.SubjectKey, after.Key) > 0);
        var page = await query.OrderBy(l => l.SubjectKey).Take(size + 1).Select(l => new { l.SubjectKey, l.Subject }).ToListAsync(context.Cancellation);
        return new()
        {
            IdentityId = identityId,
            DeveloperUserIdentifierList = [.. page.Take(size).Select(l => l.Subject)],
            NextToken = page.Count > size ? paging.Seal(context, scope, new Position(page[size - 1].SubjectKey)) : null,
        };
    }

    private Task<IdentityLogin?> Find(IdentityPool pool, string provider, string user, OperationContext context)
    {
        var key = IdentityDirectory.KeyOf(user);
        return db.IdentityLogins.AsNoTracking().FirstOrDefaultAsync(l => l.IdentityPoolId == pool.Id && l.Provider == provider && l.SubjectKey == key, context.Cancellation);
    }

    internal sealed class Validator : AbstractValidator<LookupDeveloperIdentityRequest>
    {
        public Validator() => this.Rules(r => r.IdentityId is null && r.DeveloperUserIdentifier is null
            ? [new Violation("identityId", "Either IdentityId or DeveloperUserIdentifier is needed.")]
            : Array.Empty<Violation>());
    }
}
