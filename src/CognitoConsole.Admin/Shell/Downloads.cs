using CognitoConsole.Admin.IdentityPools;
using CognitoConsole.Admin.Reports;
using CognitoConsole.Admin.Settings;
using CognitoConsole.Admin.UserPools;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CognitoConsole.Admin.Shell;

/// <summary>
/// Files of the console. Each is made of the same calls that its screen makes, as the same operator, page by page: never more than a page in
/// memory, and whoever may not see a list may not download it.
/// </summary>
internal static class Downloads
{
    private const int PageSize = 1_000;
    private const int AuditPageSize = 100;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var files = endpoints.MapGroup("").RequireAuthorization();
        files.MapGet(ConsoleUrls.ImportTemplate("{poolId}", route: true), Template);
        files.MapGet(ConsoleUrls.ImportLines("{poolId}", "{jobId}", route: true), Lines);
        files.MapGet(ConsoleUrls.IdentityStatisticsFile("{poolId}", route: true), Statistics);
        files.MapGet(ConsoleUrls.CountedIdentitiesFile("{poolId}", route: true), Identities);
        files.MapGet(ConsoleUrls.AllAuditFile, AuditLog);
        files.MapGet(ConsoleUrls.UserPoolReportFile, UserPools);
        files.MapGet(ConsoleUrls.IdentityPoolReportFile, IdentityPools);
        files.MapGet(ConsoleUrls.UsersFile("{poolId}", route: true), Users);
    }

    private static Task Template(string poolId, HttpContext context, ICognito cognito, ConsoleOptions options) => Answer(context, options, "import-template.csv", async (caller, csv) =>
    {
        var header = await cognito.Invoke(new GetCSVHeaderRequest { UserPoolId = poolId }, caller, context.RequestAborted);
        await csv.Row(header.CSVHeader!);
    });

    private static Task Lines(string poolId, string jobId, HttpContext context, ICognito cognito, ConsoleOptions options) => Answer(context, options, $"{jobId}-lines.csv", async (caller, csv) =>
    {
        string? token = null;
        do
        {
            var page = await cognito.Invoke(new ListUserImportLinesRequest { UserPoolId = poolId, JobId = jobId, MaxResults = PageSize, NextToken = token }, caller, context.RequestAborted);
            if (token is null) await csv.Row("line", "cognito:username", "outcome", "reason");
            foreach (var line in page.Lines) await csv.Row(line.LineNumber.ToString(System.Globalization.CultureInfo.InvariantCulture), line.Username, line.Outcome, line.Message);
            token = page.NextToken;
        }
        while (token is not null);
    });

    private static Task Users(string poolId, string? search, string? sort, string[] columns, HttpContext context, ICognito cognito, ConsoleOptions options) => Answer(context, options, "users.csv", async (caller, csv) =>
    {
        var request = UserSorting.Sorted(new ExportUsersRequest { UserPoolId = poolId, Filter = search, Columns = columns }, sort);
        do
        {
            var page = await cognito.Invoke(request, caller, context.RequestAborted);
            if (request.NextToken is null) await csv.Row(request.Columns);
            foreach (var row in page.Rows) await csv.Row(row);
            request = request with { NextToken = page.NextToken };
        }
        while (request.NextToken is not null);
    });

    private static Task Statistics(string poolId, int? days, DateOnly? from, DateOnly? to, string? provider, string? by, HttpContext context, ICognito cognito, ConsoleOptions options) => Answer(context, options, "identities.csv", async (caller, csv) =>
    {
        var statistics = await cognito.Invoke(DayFigure.Request(poolId, days, from, to), caller, context.RequestAborted);
        csv.FileName = StatisticsFile.Name("csv", poolId, statistics.Days[0].Date, statistics.Days[^1].Date, "identities", !string.IsNullOrEmpty(provider) ? provider : by == "provider" ? "by-provider" : null);
        var kinds = DayFigure.All.Select(f => f.Kind);
        // What there was at the end of a day has no provider, so it stands only where all are counted together.
        string[]? providers = !string.IsNullOrEmpty(provider) ? [provider] : by == "provider" ? [.. DayFigure.Providers(statistics)] : null;
        await csv.Row(providers is null ? ["day", "time zone", "authenticated", "guests", .. kinds] : ["day", "time zone", "provider", .. kinds]);
        foreach (var day in statistics.Days)
        {
            var zone = PoolDays.ZoneOf(statistics.TimeZones, day.Date);
            if (providers is null) await csv.Row([day.Date.ToString("O"), zone, Number(day.Totals.Authenticated), Number(day.Totals.Guests), .. DayFigure.All.Select(f => Number(f.Of(day)))]);
            foreach (var one in providers ?? []) await csv.Row([day.Date.ToString("O"), zone, one, .. DayFigure.All.Select(f => Number(f.Of(day, one)))]);
        }
    });

    private static Task Identities(string poolId, string state, DateOnly? day, HttpContext context, ICognito cognito, ConsoleOptions options, TimeProvider clock) => Answer(context, options, "counted-identities.csv", async (caller, csv) =>
    {
        string? token = null;
        var date = day ?? PoolDays.DayOf((await cognito.Invoke(new GetIdentityPoolTimeZoneRequest { IdentityPoolId = poolId }, caller, context.RequestAborted)).TimeZones, clock.GetUtcNow());
        csv.FileName = StatisticsFile.Name("csv", poolId, date, date, $"{state}-identities");
        do
        {
            var page = await cognito.Invoke(new ListCountedIdentitiesRequest { IdentityPoolId = poolId, State = state, Date = date, MaxResults = PageSize, NextToken = token }, caller, context.RequestAborted);
            if (token is null) await csv.Row("identity id", "kind", "since", "until", "now");
            foreach (var identity in page.Identities) await csv.Row(identity.IdentityId, identity.State, identity.Since.ToString("O"), identity.Until?.ToString("O") ?? "", identity.CurrentState);
            token = page.NextToken;
        }
        while (token is not null);
    });

    private static Task UserPools(HttpContext context, ICognito cognito, ConsoleOptions options, TimeProvider clock) => Answer(context, options, "user-pools.csv", async (caller, csv) =>
    {
        var figures = PoolFigure.UserPool(clock.GetUtcNow());
        string? token = null;
        do
        {
            var page = await cognito.Invoke(new ListUserPoolTotalsRequest { NextToken = token }, caller, context.RequestAborted);
            if (token is null) await csv.Row(["user pool id", "name", "created", "tier", "mfa", .. figures.Select(f => f.Name), "counted at"]);
            foreach (var pool in page.UserPools)
                await csv.Row([pool.UserPoolId, pool.Name, Time(pool.CreationDate), pool.UserPoolTier, pool.MfaConfiguration, .. figures.Select(f => Number(f.Count(pool))), Time(pool.CountedAt)]);
            token = page.NextToken;
        }
        while (token is not null);
    });

    private static Task IdentityPools(HttpContext context, ICognito cognito, ConsoleOptions options, TimeProvider clock) => Answer(context, options, "identity-pools.csv", async (caller, csv) =>
    {
        string? token = null;
        do
        {
            var page = await cognito.Invoke(new ListIdentityPoolTotalsRequest { NextToken = token }, caller, context.RequestAborted);
            if (token is null) await csv.Row(["identity pool id", "name", "created", "guest access", .. PoolFigure.IdentityPool.Select(f => f.Name), "time zone", "counted at"]);
            foreach (var pool in page.IdentityPools)
                await csv.Row([pool.IdentityPoolId, pool.IdentityPoolName, Time(pool.CreationDate), pool.AllowUnauthenticatedIdentities ? "on" : "off", .. PoolFigure.IdentityPool.Select(f => Number(f.Count(pool))), pool.TimeZone, Time(clock.GetUtcNow())]);
            token = page.NextToken;
        }
        while (token is not null);
    });

    private static Task AuditLog(string? caller, string? action, string? resource, string? target, DateTimeOffset? from, DateTimeOffset? until, HttpContext context, ICognito cognito, ConsoleOptions options) => Answer(context, options, "audit.csv", async (who, csv) =>
    {
        // Whoever may list the changes but not open one gets what the list shows.
        var isWhole = await cognito.WhyNot(who, "cognito-console:GetAuditEntry", cancellation: context.RequestAborted) is null;
        string[] columns = ["time", "action", "object", "pool", "by", "caller", "from", "user agent", "request id", "entry id"];
        var request = new ListAuditEntriesRequest { IncludeChanges = isWhole ? true : null, CallerName = caller, Action = action, ResourceId = resource, Target = target, From = from, Until = until, MaxResults = AuditPageSize };
        do
        {
            var page = await cognito.Invoke(request, who, context.RequestAborted);
            if (request.NextToken is null) await csv.Row(isWhole ? [.. columns, "before", "after"] : columns);
            foreach (var entry in page.Entries)
            {
                string[] row = [Time(entry.Date), entry.Action, entry.Target ?? "", entry.ResourceId ?? "", entry.CallerName, entry.CallerArn, entry.IpAddress ?? "", entry.UserAgent ?? "", entry.RequestId, entry.EntryId];
                await csv.Row(isWhole ? [.. row, AuditValue.Of(entry.Changes, c => c.Before), AuditValue.Of(entry.Changes, c => c.After)] : row);
            }

            request = request with { NextToken = page.NextToken };
        }
        while (request.NextToken is not null);
    });

    private static string Number(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task Answer(HttpContext context, ConsoleOptions options, string name, Func<Caller, CsvWriter, Task> write)
    {
        var origin = new Origin(context.Connection.RemoteIpAddress?.ToString(), context.Request.Headers.UserAgent.ToString(), context.Request.IsHttps);
        var caller = OperatorClaims.Caller(context.User, options, origin);
        try
        {
            await using var csv = new CsvWriter(context.Response, name);
            await write(caller, csv);
        }
        catch (CognitoException refusal) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = refusal.Code == ErrorCodes.AccessDeniedException ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync(refusal.Message, context.RequestAborted);
        }
        catch (CognitoException)
        {
            context.Abort(); // half a file must not look like a whole one
        }
    }
}
