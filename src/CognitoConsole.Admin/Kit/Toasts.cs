namespace CognitoConsole.Admin.Kit;

public enum ToastKind { Success, Info, Error }

/// <summary>One message of the console to its operator. The drawer keeps it after it has left the corner.</summary>
public sealed record Toast(Guid Id, ToastKind Kind, string Text, string? RequestId, DateTimeOffset At);

/// <summary>Short messages: a success leaves after six seconds, an error stays until it is closed, the drawer keeps both.</summary>
public sealed class Toasts(TimeProvider clock) : IDisposable
{
    private const int Kept = 50;
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(6);

    private readonly Lock _lock = new();
    private readonly List<Toast> _history = [];
    private readonly List<Toast> _visible = [];
    private readonly Dictionary<Guid, ITimer> _timers = [];

    public event Action? Changed;

    public IReadOnlyList<Toast> Visible { get { lock (_lock) return [.. _visible]; } }

    /// <summary>Latest first.</summary>
    public IReadOnlyList<Toast> History { get { lock (_lock) return [.. _history]; } }

    public void Success(string text) => Add(ToastKind.Success, text, null);

    public void Info(string text) => Add(ToastKind.Info, text, null);

    public void Error(string text, string? requestId = null) => Add(ToastKind.Error, text, requestId);

    public void Error(ConsoleError error) => Add(ToastKind.Error, $"{error.Title}. {error.Message}", error.RequestId);

    public void Close(Guid id)
    {
        lock (_lock)
        {
            _visible.RemoveAll(t => t.Id == id);
            if (_timers.Remove(id, out var timer)) timer.Dispose();
        }

        Changed?.Invoke();
    }

    public void ClearHistory()
    {
        lock (_lock) _history.Clear();
        Changed?.Invoke();
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var timer in _timers.Values) timer.Dispose();
            _timers.Clear();
        }
    }

    private void Add(ToastKind kind, string text, string? requestId)
    {
        var toast = new Toast(Guid.NewGuid(), kind, text, requestId, clock.GetUtcNow());
        lock (_lock)
        {
            _history.Insert(0, toast);
            if (_history.Count > Kept) _history.RemoveAt(Kept);
            _visible.Add(toast);
            if (kind != ToastKind.Error) _timers[toast.Id] = clock.CreateTimer(_ => Close(toast.Id), null, Shown, Timeout.InfiniteTimeSpan);
        }

        Changed?.Invoke();
    }
}
