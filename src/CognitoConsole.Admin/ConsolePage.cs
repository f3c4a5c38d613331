using System.Text.Json;
using CognitoConsole.Admin.Kit;
using CognitoConsole.Admin.Shell;
using CognitoConsole.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace CognitoConsole.Admin;

/// <summary>
/// What every screen stands on. Its one verb is <see cref="Send{TResponse}(IRequest{TResponse})"/>: the operator's own call,
/// the same that an SDK could have made. Pages load in <see cref="Load"/>, which runs once the page is alive.
/// </summary>
public abstract partial class ConsolePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private int _sending;

    [Inject] protected ICognito Cognito { get; set; } = null!;
    [Inject] protected NavigationManager Navigation { get; set; } = null!;
    [Inject] protected Toasts Toasts { get; set; } = null!;
    [Inject] protected CommandHistory History { get; set; } = null!;
    [Inject] protected ConsoleOptions Options { get; set; } = null!;

    [CascadingParameter] protected Task<AuthenticationState>? Authentication { get; set; }
    [CascadingParameter] protected Origin? Origin { get; set; }

    /// <summary>The last refusal; pages show it with <c>&lt;ErrorPanel Error="Error" /&gt;</c>.</summary>
    protected ConsoleError? Error { get; set; }

    /// <summary>Rules broken by the form of this page: those found here and those the engine names.</summary>
    protected FormErrors Form { get; }

    protected ConsolePage() => Form = new() { Scope = FormScope };

    /// <summary>A word for the form of a component that stands beside another form on the same page.</summary>
    protected virtual string FormScope => "";

    /// <summary>A call is under way.</summary>
    protected bool Busy => _sending > 0;

    protected CancellationToken Gone => _gone.Token;

    /// <summary>Runs one operation as the signed-in operator. Null means refused: <see cref="Error"/> and <see cref="Form"/> say why.</summary>
    protected Task<TResponse?> Send<TResponse>(IRequest<TResponse> request)
        where TResponse : class => Run(request, caller => Cognito.Invoke(request, caller, Gone));

    /// <summary>
    /// Runs one operation after another, until one is refused: false then. A form with several shows the list as commands and sends the same.
    /// Null is one that is not needed this time.
    /// </summary>
    protected async Task<bool> SendAll(IEnumerable<object?> requests)
    {
        foreach (var request in requests.OfType<object>().ToList())
            if (await Run(request, caller => Cognito.Invoke(request, caller, Gone)) is null) return false;
        return true;
    }

    private async Task<TResponse?> Run<TResponse>(object request, Func<Caller, Task<TResponse>> invoke)
        where TResponse : class
    {
        var caller = await Caller();
        Error = null;
        Form.ClearServer();
        _sending++;
        StateHasChanged();
        try
        {
            var answer = await invoke(caller);
            History.Remember(request);
            LeaveIfPassed();
            return answer;
        }
        catch (CognitoException refusal)
        {
            LeaveIfPassed();
            Error = ConsoleError.From(refusal, caller.RequestId) with { OfWrite = Operations.ByRequest[request.GetType()].IsWrite, Form = Form };
            Form.SetServer(refusal.Fields);
            return null;
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            _sending--;
            StateHasChanged();
        }
    }

    /// <summary>Leaves a form whose work is done, so that nothing is asked about unsaved changes.</summary>
    protected async Task GoTo(string url)
    {
        StateHasChanged();
        await Task.Yield(); // what an event handler changes is rendered when it first waits
        UnsavedChangesGuard.Finished.Value = true; // for this call only: it is gone with this method
        Navigation.NavigateTo(url);
    }

    /// <summary>
    /// For operations that replace an object and know no versions of it: false, with a conflict in <see cref="Error"/>, when it is no longer as
    /// this page has read it.
    /// </summary>
    protected async Task<bool> IsAsRead<T>(T now, T read)
    {
        if (JsonSerializer.Serialize(now) == JsonSerializer.Serialize(read)) return true;
        Error = new ConsoleError(ErrorCodes.ConcurrentModificationException, "It is no longer as you opened it. Nothing was saved.", (await Caller()).RequestId);
        return false;
    }

    /// <summary>Null when the operator may do this, else the sentence to show on the disabled control.</summary>
    protected async ValueTask<string?> WhyNot(string action, string resourceArn = "*")
    {
        var why = await Cognito.WhyNot(await Caller(), action, resourceArn, Gone);
        LeaveIfPassed();
        return why;
    }

    protected async Task<Caller> Caller() =>
        OperatorClaims.Caller((await (Authentication ?? throw new InvalidOperationException("No authentication state cascades here."))).User, Options, Origin);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _gone.IsCancellationRequested) return;
        _gone.Cancel();
        _gone.Dispose();
    }
}
