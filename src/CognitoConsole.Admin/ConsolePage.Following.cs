namespace CognitoConsole.Admin;

/// <summary>Long work that the server does behind a page.</summary>
public abstract partial class ConsolePage
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>A page that follows is not busy: its calls are not the operator's.</summary>
    protected bool IsFollowing { get; private set; }

    /// <summary>Looks again every second while the work goes on, until the page is gone. Whoever follows already goes on.</summary>
    protected void Follow(Func<bool> goesOn, Func<Task> look, TimeProvider clock)
    {
        if (!IsFollowing && goesOn()) _ = Look();

        async Task Look()
        {
            IsFollowing = true;
            while (!Gone.IsCancellationRequested && goesOn())
            {
                await Task.Delay(BetweenLooks, clock, Gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                if (Gone.IsCancellationRequested) break;
                await InvokeAsync(look);
                await InvokeAsync(StateHasChanged); // what a call brought is not painted by itself outside an event
            }

            IsFollowing = false;
        }
    }
}
