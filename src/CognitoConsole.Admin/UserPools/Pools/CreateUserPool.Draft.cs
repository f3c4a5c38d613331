using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Admin.UserPools;

/// <summary>The draft on the server: kept while it is typed, there again after a lost connection or a new sign-in.</summary>
public sealed partial class CreateUserPool
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(700);

    private string _kept = JsonSerializer.Serialize(new PoolDraft());
    private ITimer? _autosave;
    private Task _keeping = Task.CompletedTask;
    private bool _forgetting;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    private bool Unsaved => JsonSerializer.Serialize(Draft) != _kept;

    private async Task Restore()
    {
        if (await Send(new GetFormDraftRequest { Form = ConsoleUrls.CreateUserPoolSteps }) is { Content: { } content } found && JsonSerializer.Deserialize<PoolDraft>(content) is { } draft)
        {
            Draft = draft;
            Draft.Visited.UnionWith(WizardSteps.All.Select(s => s.Key)); // what is wrong in any of them shows
            _kept = content;
            _restored = found.SavedDate;
        }

        Error = null; // without a draft store the wizard still works
        _autosave ??= Clock.CreateTimer(_ => InvokeAsync(Keep), null, Pace, Pace);
    }

    private Task Keep()
    {
        var content = JsonSerializer.Serialize(Draft);
        if (!_keeping.IsCompleted || _forgetting || content == _kept || Gone.IsCancellationRequested) return Task.CompletedTask;
        return _keeping = Keep(content);
    }

    private async Task Keep(string content)
    {
        try
        {
            // Not by Send: a draft must neither clear the page's errors nor make its buttons busy.
            await Cognito.Invoke(new SaveFormDraftRequest { Form = ConsoleUrls.CreateUserPoolSteps, Content = content }, await Caller(), Gone);
            _kept = content;
            StateHasChanged();
        }
        catch (Exception refusal) when (refusal is CognitoException or OperationCanceledException)
        {
            // The next tick tries again.
        }
    }

    private async Task StartOver()
    {
        await Forget();
        Draft = new PoolDraft();
        Refusal = null;
        _kept = JsonSerializer.Serialize(Draft);
        _forgetting = false;
        _restored = null;
        Form.Reset();
        Navigation.NavigateTo(ConsoleUrls.CreateUserPool());
    }

    private async Task Forget()
    {
        _forgetting = true;
        await _keeping; // or it would come back after its deletion
        _kept = JsonSerializer.Serialize(Draft); // nothing is unsaved any more
        StateHasChanged();
        await Send(new DeleteFormDraftRequest { Form = ConsoleUrls.CreateUserPoolSteps });
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _autosave?.Dispose();
        base.Dispose(disposing);
    }
}
