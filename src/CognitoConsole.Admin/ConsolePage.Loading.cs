namespace CognitoConsole.Admin;

/// <summary>
/// When a page reads what it shows. An address may change while the page still reads for the one before: that reading is over then, and what it
/// brings is not shown, however late it comes.
/// </summary>
public abstract partial class ConsolePage
{
    /// <summary>The reading that a call belongs to; null outside <see cref="Load"/>.</summary>
    private readonly AsyncLocal<Reading?> _reading = new();

    private Reading? _underWay;
    private string? _loadedFor;

    /// <summary><see cref="Load"/> has run for the current address.</summary>
    protected bool Loaded { get; private set; }

    /// <summary>Reads what the page shows. Not called while prerendering: the shell paints first and nothing is read twice.</summary>
    protected virtual Task Load() => Task.CompletedTask;

    /// <summary>Changes when <see cref="Load"/> must run again. By default the path: tabs and filters in the query keep what is loaded.</summary>
    protected virtual string LoadKey => new Uri(Navigation.Uri).AbsolutePath;

    protected override async Task OnParametersSetAsync()
    {
        if (!RendererInfo.IsInteractive || _loadedFor == LoadKey) return;
        _loadedFor = LoadKey;
        await Reload();
    }

    /// <summary>Reads again. It ends with the newest reading, where another has begun meanwhile.</summary>
    protected Task Reload()
    {
        _underWay?.IsPassed = true;
        var reading = _underWay = new Reading();
        return reading.Work = Read(reading);
    }

    private async Task Read(Reading reading)
    {
        _reading.Value = reading;
        try
        {
            await Load();
        }
        catch (OperationCanceledException) when (reading.IsPassed)
        {
            // The newer one shows the page.
        }
        finally
        {
            if (_underWay == reading) _underWay = null;
        }

        if (reading.IsPassed) await (_underWay?.Work ?? Task.CompletedTask);
        else Loaded = true;
        StateHasChanged();
    }

    /// <summary>Ends a reading that a newer one has passed, before it writes down what it has read.</summary>
    protected void LeaveIfPassed()
    {
        if (_reading.Value is { IsPassed: true }) throw new OperationCanceledException("The page reads for another address by now.");
    }

    private sealed class Reading
    {
        public bool IsPassed { get; set; }

        public Task Work { get; set; } = Task.CompletedTask;
    }
}
