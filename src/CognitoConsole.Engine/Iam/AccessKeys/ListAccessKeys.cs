using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html">ListAccessKeys</see>: in the order of key ids, never with a secret.</summary>
internal sealed class ListAccessKeys(CognitoDbContext db, AccessKeyUses uses, Markers markers) : IOperation<ListAccessKeysRequest, ListAccessKeysResponse>
{
    private const int DefaultPage = 100;

    public async Task<ListAccessKeysResponse> Handle(ListAccessKeysRequest request, OperationContext context)
    {
        await uses.Flush(context.Cancellation);
        var size = request.MaxItems ?? DefaultPage;
        var query = db.AccessKeys.AsNoTracking();
        var user = request.UserOf(context.Caller);
        if (user is not null) query = query.Where(k => k.UserName == user);
        if (markers.Open(request.Marker, user) is { } marker) query = query.Where(k => string.Compare(k.AccessKeyId, marker) > 0);
        var page = await query.OrderBy(k => k.AccessKeyId).Take(size + 1).WithOwner(db).OrderBy(o => o.Key.AccessKeyId)
            .Select(o => new AccessKeyMetadata
            {
                UserName = o.Key.UserName,
                AccessKeyId = o.Key.AccessKeyId,
                Status = o.Key.Status,
                CreateDate = o.Key.CreateDate,
                PolicyName = o.Key.PolicyName,
                Owner = o.Owner,
                Suspended = o.Suspended,
                AccessKeyLastUsed = new AccessKeyLastUsed
                {
                    LastUsedDate = o.Key.LastUsedAt,
                    ServiceName = o.Key.LastUsedService ?? AccessKeyLastUsed.Never,
                    Region = o.Key.LastUsedRegion ?? AccessKeyLastUsed.Never,
                },
            })
            .ToListAsync(context.Cancellation);
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        return new ListAccessKeysResponse { AccessKeyMetadata = page, IsTruncated = more, Marker = markers.Seal(more ? page[^1].AccessKeyId : null, user) };
    }
}
