using System.Text;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class SaveFormDraftTests
{
    [Fact]
    public async Task Keeps_the_newest_encrypted_and_unaudited()
    {
        await using var cognito = new TestCognito();
        var support = cognito.As(await cognito.AnOperator("ben", "Support"));
        await cognito.Invoke(new SaveFormDraftRequest { Form = "/f", Content = """{"Secret":"first"}""" }, support);
        cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await cognito.Invoke(new SaveFormDraftRequest { Form = "/f", Content = """{"Secret":"second"}""" }, support);

        var draft = await cognito.Invoke(new GetFormDraftRequest { Form = "/f" }, support);

        Assert.Equal(("""{"Secret":"second"}""", cognito.Clock.GetUtcNow()), (draft.Content, draft.SavedDate!.Value.AddTicks(cognito.Clock.GetUtcNow().Ticks % TimeSpan.TicksPerMillisecond)));
        var row = await cognito.Database(db => db.FormDrafts.SingleAsync());
        Assert.DoesNotContain("second", Encoding.Latin1.GetString(row.Content), StringComparison.Ordinal);
        Assert.Equal(0, await cognito.Database(db => db.AuditEntries.CountAsync(a => a.Action.Contains("FormDraft"))));
    }

    [Fact]
    public async Task A_draft_has_a_limit()
    {
        await using var cognito = new TestCognito();
        var ana = cognito.As(await cognito.AnOperator());

        var refusal = await cognito.Refusal(new SaveFormDraftRequest { Form = "/f", Content = new string('x', 256 * 1024 + 1) }, ana);

        Assert.Equal("content", Assert.Single(refusal.Fields).Path);
    }
}
