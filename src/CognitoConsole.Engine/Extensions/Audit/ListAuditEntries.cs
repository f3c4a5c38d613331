using System.Globalization;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Newest first. An action may end with a star: <c>cognito-idp:Admin*</c>.</summary>
internal sealed class ListAuditEntries(CognitoDbContext db, Access access, PagingToken paging) : IOperation<ListAuditEntriesRequest, ListAuditEntriesResponse>
{
    private const int DefaultPage = 50;

    /// <summary>What an entry changed is another permission than that there is one.</summary>
    private const string Details = "cognito-console:GetAuditEntry";

    public async Task<ListAuditEntriesResponse> Handle(ListAuditEntriesRequest request, OperationContext context)
    {
        var withChanges = request.IncludeChanges == true;
        if (withChanges && !(await access.Decide(context.Caller, Details, "*", context.Cancellation)).IsAllowed) throw Errors.AccessDenied(context.Caller.Arn, Details, "*");
        var size = request.MaxResults ?? DefaultPage;
        var filter = string.Join('\n', request.CallerName, request.Action, request.ResourceId, request.Target, request.From?.ToString("O"), request.Until?.ToString("O"));
        var query = Filtered(request);
        if (paging.Open<Position>(context, filter, request.NextToken) is { } after) query = query.Where(a => string.Compare(a.Id, after.Id) < 0);
        var page = await query.OrderByDescending(a => a.Id).Take(size + 1).ToListAsync(context.Cancellation);
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        return new ListAuditEntriesResponse
        {
            Entries = [.. page.Select(a => AuditView.Show(a, withChanges))],
            NextToken = more ? paging.Seal(context, filter, new Position(page[^1].Id)) : null,
        };
    }

    private IQueryable<AuditEntry> Filtered(ListAuditEntriesRequest request)
    {
        var query = db.AuditEntries.AsNoTracking();
        if (request.ResourceId is { } resource) query = query.Where(a => a.ResourceId == resource);
        if (request.Target is { } target) query = query.Where(a => a.Target == target);
        if (request.CallerName is { } caller) query = query.Where(a => a.CallerName == caller);
        if (request.Action is { } action)
        {
            var prefix = action.TrimEnd('*');
            var next = prefix + '\uFFFF';
            query = action.EndsWith('*')
                ? query.Where(a => string.Compare(a.Action, prefix) >= 0 && string.Compare(a.Action, next) < 0)
                : query.Where(a => a.Action == action);
        }

        // The key begins with the time (UUID version 7), so a range of time is a range of keys.
        if (request.From is { } from)
        {
            var first = KeyAt(from);
            query = query.Where(a => string.Compare(a.Id, first) >= 0);
        }

        if (request.Until is { } until)
        {
            var end = KeyAt(until);
            query = query.Where(a => string.Compare(a.Id, end) < 0);
        }

        return query;
    }

    private static string KeyAt(DateTimeOffset time)
    {
        var hex = Math.Max(0, time.ToUnixTimeMilliseconds()).ToString("x12", CultureInfo.InvariantCulture);
        return $"{hex[..8]}-{hex[8..]}";
    }

    private sealed record Position(string Id);
}
