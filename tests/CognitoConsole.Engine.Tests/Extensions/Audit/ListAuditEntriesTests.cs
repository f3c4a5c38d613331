using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListAuditEntriesTests
{
    [Fact]
    public async Task Pages_newest_first()
    {
        await using var cognito = new TestCognito();
        foreach (var name in new[] { "ana", "ben", "cleo" })
        {
            await cognito.AnOperator(name);
            cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var first = await cognito.Invoke(new ListAuditEntriesRequest { MaxResults = 2 });
        var second = await cognito.Invoke(new ListAuditEntriesRequest { MaxResults = 2, NextToken = first.NextToken });

        var all = first.Entries.Concat(second.Entries).ToList();
        Assert.Equal((3, 1, null), (all.Count, second.Entries.Count, second.NextToken));
        Assert.Equal(all.OrderByDescending(e => e.Date).Select(e => e.EntryId), all.Select(e => e.EntryId));
        Assert.All(all, e => Assert.Null(e.Changes));
    }

    [Fact]
    public async Task Every_filter_narrows()
    {
        await using var cognito = new TestCognito();
        var start = cognito.Clock.GetUtcNow();
        var pool = await cognito.APool();
        cognito.Clock.Advance(TimeSpan.FromHours(1));
        var middle = cognito.Clock.GetUtcNow();
        var ana = cognito.As(await cognito.AnOperator());
        cognito.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await cognito.Invoke(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "kim", MessageAction = MessageActionType.Suppress }, ana);

        async Task<string[]> Actions(ListAuditEntriesRequest request) => [.. (await cognito.Invoke(request)).Entries.Select(e => e.Action)];

        Assert.Equal(["cognito-idp:AdminCreateUser"], await Actions(new() { CallerName = "ana@example.com" }));
        Assert.Equal(["cognito-idp:CreateUserPool"], await Actions(new() { Action = "cognito-idp:CreateUserPool" }));
        Assert.Equal(["cognito-idp:AdminCreateUser", "cognito-idp:CreateUserPool"], await Actions(new() { Action = "cognito-idp:*" }));
        Assert.Equal(["cognito-idp:AdminCreateUser", "cognito-idp:CreateUserPool"], await Actions(new() { ResourceId = pool.Id }));
        Assert.Equal(["cognito-idp:AdminCreateUser"], await Actions(new() { ResourceId = pool.Id, Target = "CognitoUser/kim" }));
        Assert.Equal(["cognito-idp:CreateUserPool"], await Actions(new() { Until = middle }));
        Assert.Equal(["cognito-idp:AdminCreateUser", "cognito-console:CreateOperator"], await Actions(new() { From = middle }));
        Assert.Empty(await Actions(new() { Until = start }));
    }

    [Theory]
    [InlineData(true, "IX_AuditEntries_ResourceId_Target_Id")]
    [InlineData(false, "IX_AuditEntries_Target_Id")]
    public async Task An_object_is_found_by_an_index_with_and_without_its_pool(bool withPool, string index)
    {
        if (TestDatabase.IsPostgreSql) return; // this plan is SQLite's
        await using var cognito = new TestCognito();
        var plan = await cognito.Database(async db =>
        {
            await db.Database.OpenConnectionAsync();
            var found = withPool ? db.AuditEntries.Where(a => a.ResourceId == "pool" && a.Target == "CognitoUser/kim") : db.AuditEntries.Where(a => a.Target == "Operator/1");
            await using var command = found.OrderByDescending(a => a.Id).Take(51).CreateDbCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
            await using var reader = await command.ExecuteReaderAsync();
            var steps = new List<string>();
            while (await reader.ReadAsync()) steps.Add(reader.GetString(3));
            return steps;
        });
        Assert.Contains($"USING INDEX {index}", Assert.Single(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_changes_come_where_they_are_asked_for_to_those_who_may_open_an_entry()
    {
        await using var cognito = new TestCognito();
        var ben = await cognito.AnOperator("ben", "Support");
        await cognito.Invoke(new UpdateOperatorRequest { OperatorId = ben.OperatorId, Role = "Auditor" });
        await cognito.Database(async db =>
        {
            db.ManagedPolicies.Add(new Data.Iam.ManagedPolicy { PolicyName = "ListOnly", Document = TestCognito.Allow("cognito-console:ListAuditEntries", "*"), UpdateDate = cognito.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        var asked = new ListAuditEntriesRequest { Action = "cognito-console:UpdateOperator", IncludeChanges = true };
        var entry = Assert.Single((await cognito.Invoke(asked)).Entries);
        Assert.Equal(JsonSerializer.Serialize((await cognito.Invoke(new GetAuditEntryRequest { EntryId = entry.EntryId })).Entry), JsonSerializer.Serialize(entry));
        Assert.Null(Assert.Single((await cognito.Invoke(asked with { IncludeChanges = null })).Entries).Changes);

        var eve = new Caller.Operator("1", "eve@example.com", "ListOnly", "123456789012");
        Assert.Equal(ErrorCodes.AccessDeniedException, (await cognito.Refusal(asked, eve)).Code);
        Assert.Null(Assert.Single((await cognito.Invoke(asked with { IncludeChanges = false }, eve)).Entries).Changes);
    }

    [Fact]
    public async Task An_auditor_reads_it_and_support_does_too_but_nobody_unsigned()
    {
        await using var cognito = new TestCognito();
        var auditor = cognito.As(await cognito.AnOperator("ben", "Auditor"));

        Assert.NotEmpty((await cognito.Invoke(new ListAuditEntriesRequest(), auditor)).Entries);
        Assert.Equal(ErrorCodes.MissingAuthenticationTokenException, (await cognito.Refusal(new ListAuditEntriesRequest(), cognito.Anyone)).Code);
    }
}
