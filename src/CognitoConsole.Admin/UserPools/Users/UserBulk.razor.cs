using System.Globalization;
using System.Runtime.CompilerServices;
using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Admin.UserPools;

public sealed partial class UserBulk
{
    private const int MaxShown = 200;
    private const int PageSize = 500;

    /// <summary>So often the screen says how far it is.</summary>
    private const int Step = 10;

    private readonly List<(string Username, string Reason)> _failed = [];
    private UserBulkAction? _action;
    private State _state;
    private bool _all;
    private string _group = "";
    private string _typed = "";
    private long _done;
    private long _total;
    private long _refused;
    private CancellationTokenSource? _stop;

    private enum State
    {
        Asking,
        Running,
        Stopped,
        Done,
    }

    [Parameter, EditorRequired] public string PoolId { get; set; } = "";

    /// <summary>The search of the list; empty for everybody.</summary>
    [Parameter] public string Search { get; set; } = "";

    /// <summary>User names that are ticked.</summary>
    [Parameter, EditorRequired] public ISet<object> Selected { get; set; } = new HashSet<object>();

    [Parameter, EditorRequired] public Refusals May { get; set; } = Refusals.Unknown;

    /// <summary>Something was done: the list is no longer what it was.</summary>
    [Parameter] public EventCallback OnDone { get; set; }

    private UserCountType? _matches;

    private Choice<bool>[] Scopes => [new(false, $"{Number(Selected.Count)} selected"), new(true, Whole)];

    private string Whole => $"{(_matches is null ? "all" : _matches.IsExact ? $"all {Number(_matches.Value)}" : $"all, at least {Number(_matches.Value)},")} {(Search.Length == 0 ? "users of the pool" : "users of this search")}";

    private bool IsWhole => _all || Selected.Count == 0;

    /// <summary>Those that are ticked.</summary>
    private IReadOnlyList<string> Names => [.. Selected.OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>Those of a whole search are not known before they are read.</summary>
    private IReadOnlyList<object> Shown => [.. (IsWhole ? ["USERNAME"] : Names).Select(Request)];

    private string Phrase => IsWhole ? _matches is { IsExact: true } exact ? $"delete {exact.Value.ToString(CultureInfo.InvariantCulture)} users" : "delete all users" : $"delete {Selected.Count.ToString(CultureInfo.InvariantCulture)} users";

    private string? WhyNotRun => _matches is null && IsWhole ? "One moment: the users are being counted."
        : _action?.NeedsGroup == true && _group.Trim().Length == 0 ? "Name the group."
        : _action?.IsDeletion == true && _typed != Phrase ? $"Type {Phrase} first." : null;

    private string Progress
    {
        get
        {
            var refused = _refused == 0 ? "" : $", {Number(_refused)} of them refused";
            return _state switch
            {
                State.Running => $"{Number(_done)} users so far{refused}.",
                State.Stopped => $"Stopped after {Number(_done)} users{refused}. The others are as they were.",
                _ => $"Done: {Number(_done)} users{refused}.",
            };
        }
    }

    private object Request(string username) => _action!.Request(PoolId, username, _group.Trim());

    private async Task Ask(UserBulkAction action)
    {
        (Error, _action, _state, _all, _typed, _matches) = (null, action, State.Asking, false, "", null);
        var answer = await Send(new SearchUsersRequest { UserPoolId = PoolId, Filter = Search, MaxResults = 1, IncludeCount = true });
        _matches = answer?.Count;
    }

    private async Task Run()
    {
        if (_action!.NeedsGroup && await Send(new GetGroupRequest { UserPoolId = PoolId, GroupName = _group.Trim() }) is null) return;
        (_state, _done, _refused, _total) = (State.Running, 0, 0, IsWhole ? _matches!.Value : Selected.Count);
        _failed.Clear();
        using var stop = _stop = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        try
        {
            await foreach (var username in IsWhole ? Matching(stop.Token) : Ticked())
            {
                if (stop.IsCancellationRequested) break;
                await Do(username);
                if (++_done % Step == 0) StateHasChanged();
            }

            _state = stop.IsCancellationRequested ? State.Stopped : State.Done;
        }
        catch (OperationCanceledException)
        {
            _state = State.Stopped;
        }
        catch (CognitoException refusal)
        {
            // The next page of the search was refused: what is done is done.
            Error = ConsoleError.From(refusal, (await Caller()).RequestId);
            _state = State.Stopped;
        }
        finally
        {
            _stop = null;
        }
    }

    /// <summary>A call that has begun is not broken off: what is said to be done must be what is done.</summary>
    private async Task Do(string username)
    {
        try
        {
            var request = Request(username);
            await Cognito.Invoke(request, await Caller(), CancellationToken.None);
            History.Remember(request);
        }
        catch (CognitoException refusal)
        {
            _refused++;
            if (_failed.Count < MaxShown) _failed.Add((username, refusal.Message));
        }
    }

    private async IAsyncEnumerable<string> Ticked()
    {
        foreach (var username in Names) yield return username;
        await Task.CompletedTask;
    }

    /// <summary>By user name: no action changes it, so nobody is met twice or missed however the others change.</summary>
    private async IAsyncEnumerable<string> Matching([EnumeratorCancellation] CancellationToken cancellation)
    {
        string? token = null;
        do
        {
            var page = await Cognito.Invoke(
                new SearchUsersRequest { UserPoolId = PoolId, Filter = Search, SortBy = "username", MaxResults = PageSize, NextToken = token }, await Caller(), cancellation);
            foreach (var user in page.Users) yield return user.Username!;
            token = page.NextToken;
        }
        while (token is not null);
    }

    private void Stop() => _stop?.Cancel();

    private async Task Close()
    {
        if (_state == State.Running)
        {
            Stop(); // Esc during the work means the same as Stop
            return;
        }

        var changed = _state != State.Asking;
        (_action, _state) = (null, State.Asking);
        if (!changed) return;
        Selected.Clear();
        await OnDone.InvokeAsync();
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
