using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ExportUsersTests
{
    [Fact]
    public async Task Several_thousand_users_come_once_each_in_order_with_the_columns_that_were_asked_for()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.ManyUsers(pool, 2345, i => new() { ["email"] = $"Ana.{9999 - i}@example.com" });
        var request = new ExportUsersRequest { UserPoolId = pool.Id!, SortBy = "email", Columns = ["email", "name", "username", "status", "cognito:user_status", "UserCreateDate"] };
        var rows = new List<IReadOnlyList<string>>();
        do
        {
            var page = await cognito.Invoke(request);
            Assert.InRange(page.Rows.Count, 1, 1000);
            rows.AddRange(page.Rows);
            request = request with { NextToken = page.NextToken };
        }
        while (request.NextToken is not null);

        Assert.Equal(Enumerable.Range(0, 2345).Select(i => $"user{2344 - i:000000}"), rows.Select(r => r[2]));
        // The value itself, not its folded form in the index.
        Assert.Equal(["Ana.7655@example.com", "", "user002344", "Enabled", "CONFIRMED", "2026-03-03T09:44:11.000Z"], rows[0]);
        Assert.Equal(1, await Traces(cognito, pool));
    }

    [Fact]
    public async Task It_leaves_its_search_and_columns_in_the_audit_log_and_none_when_it_is_refused()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.AUser(pool);
        await cognito.RefusesAsInvalid(new ExportUsersRequest { UserPoolId = pool.Id!, Columns = ["custom:none"] }, "Invalid search attribute: custom:none");
        await cognito.RefusesAsInvalid(new ExportUsersRequest { UserPoolId = pool.Id!, Columns = ["email"], Filter = "?" }, "Error while parsing filter");
        Assert.Equal(0, await Traces(cognito, pool));

        await cognito.Invoke(new ExportUsersRequest { UserPoolId = pool.Id!, Filter = "email ^= \"ana\"", Columns = ["username", "email"] }, cognito.As(await cognito.AnOperator("ben", "Auditor")));
        var entry = Assert.Single((await cognito.Invoke(new ListAuditEntriesRequest { ResourceId = pool.Id })).Entries, e => e.Action == "cognito-console:ExportUsers");
        Assert.StartsWith("ben", entry.CallerName, StringComparison.Ordinal);
        var whole = JsonSerializer.Serialize(await cognito.Invoke(new GetAuditEntryRequest { EntryId = entry.EntryId }));
        Assert.Contains("email ^= ", whole, StringComparison.Ordinal);
        Assert.Contains("username", whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Support_looks_people_up_and_takes_no_files()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var refusal = await cognito.Refusal(new ExportUsersRequest { UserPoolId = pool.Id!, Columns = ["email"] }, cognito.As(await cognito.AnOperator("ben", "Support")));
        Assert.Equal(ErrorCodes.AccessDeniedException, refusal.Code);
    }

    [Fact]
    public async Task A_page_continues_its_own_search_only()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.ManyUsers(pool, 1001, _ => new());
        var request = new ExportUsersRequest { UserPoolId = pool.Id!, Columns = ["username"] };
        var token = (await cognito.Invoke(request)).NextToken;
        Assert.Single((await cognito.Invoke(request with { NextToken = token })).Rows);
        await cognito.RefusesAsInvalid(request with { NextToken = token, SortBy = "username" }, "Invalid pagination token.");
        // A token of the screen's list is none of the file's.
        var page = await cognito.Invoke(new SearchUsersRequest { UserPoolId = pool.Id!, MaxResults = 1 });
        await cognito.RefusesAsInvalid(request with { NextToken = page.NextToken }, "Invalid pagination token.");
    }

    private static async Task<int> Traces(TestCognito cognito, UserPoolType pool) =>
        (await cognito.Invoke(new ListAuditEntriesRequest { ResourceId = pool.Id })).Entries.Count(e => e.Action == "cognito-console:ExportUsers");
}
