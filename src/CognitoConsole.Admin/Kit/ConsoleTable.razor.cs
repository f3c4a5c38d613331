using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace CognitoConsole.Admin.Kit;

public sealed partial class ConsoleTable<TItem> : IDisposable
{
    private readonly List<ConsoleColumn<TItem>> _columns = [];
    private readonly Dictionary<int, string?> _tokens = new() { [1] = null };
    private IReadOnlyList<TItem>? _items;
    private IReadOnlyList<(object Key, int Number)> _rowKeys = [];
    private string? _token;
    private string? _next;
    private string? _notice;
    private string? _loadedFor;
    private string _path = "";
    private int _page = 1;
    private int _load;
    private bool _loading;
    private bool _failed;

    /// <summary>With what this list was refused; <see cref="Error"/> may be another call's by now.</summary>
    private ConsoleError? _refusal;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    /// <summary>What the list holds, in the plural: "Users".</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>Reads one page; the token is null for the first. A null answer means refused, and the page has shown why.</summary>
    [Parameter, EditorRequired] public Func<string?, Task<TablePage<TItem>?>> Load { get; set; } = null!;

    /// <summary>The page's last refusal. It decides whether a list that could not be read offers to try again, and when it goes the list is read again.</summary>
    [Parameter, EditorRequired] public ConsoleError? Error { get; set; }

    [Parameter, EditorRequired] public RenderFragment? Columns { get; set; }

    [Parameter] public RenderFragment? Filter { get; set; }

    /// <summary>All that <see cref="Load"/> depends on beside the token. When it changes, the list starts again at its first page.</summary>
    [Parameter] public string FilterKey { get; set; } = "";

    /// <summary>A filter is set, so an empty list means "no matches".</summary>
    [Parameter] public bool Filtered { get; set; }

    [Parameter] public EventCallback OnClearFilter { get; set; }
    [Parameter] public RenderFragment? Empty { get; set; }
    [Parameter] public RenderFragment? Actions { get; set; }

    /// <summary>Makes what the list holds. It stands in one place: in the head of the list, and while there is nothing yet, under the words of <see cref="Empty"/>.</summary>
    [Parameter] public RenderFragment? Create { get; set; }
    [Parameter] public RenderFragment<TItem>? RowActions { get; set; }

    /// <summary>Where a click on the row leads; null where there is nothing more to see.</summary>
    [Parameter] public Func<TItem, string?>? RowUrl { get; set; }

    [Parameter] public Func<TItem, object>? RowKey { get; set; }

    /// <summary>Keys of the rows that are ticked, over all pages; null where rows cannot be.</summary>
    [Parameter] public ISet<object>? Selected { get; set; }

    [Parameter] public EventCallback SelectedChanged { get; set; }

    /// <summary>Total, as text: "128" or "about 3.2 M".</summary>
    [Parameter] public string? Count { get; set; }

    /// <summary>Key of the sorting column, with a leading minus for descending.</summary>
    [Parameter] public string? Sort { get; set; }

    [Parameter] public EventCallback<string?> SortChanged { get; set; }

    /// <summary>Prefix of the query parameters, for a second table on the same page.</summary>
    [Parameter] public string Query { get; set; } = "";

    /// <summary>On a narrow screen the cells of a row stand under each other, where all that they say is needed and too much to stand there twice.</summary>
    [Parameter] public bool Stack { get; set; }

    /// <summary>On a narrow screen a row is a block: its name, and below it each number under the title of its column.</summary>
    [Parameter] public bool Figures { get; set; }

    [Parameter] public int SkeletonRows { get; set; } = 6;

    /// <summary>Reads the page that is shown once more.</summary>
    public Task Reload() => Read(_token);

    internal void Add(ConsoleColumn<TItem> column)
    {
        _columns.Add(column);
        StateHasChanged();
    }

    protected override void OnInitialized()
    {
        Navigation.LocationChanged += Moved;
        _path = new Uri(Navigation.Uri).AbsolutePath;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (!RendererInfo.IsInteractive) return; // the prerendered page shows skeletons, so nothing is read twice
        var key = $"{FilterKey}\n{Sort}";
        if (_loadedFor == key)
        {
            if (_failed && Error is null && _refusal?.IsWorthReloading == true) await Read(_token);
            return;
        }

        var first = _loadedFor is null;
        _loadedFor = key;
        if (first) await ReadAddress();
        else await Start();
    }

    private async Task Start()
    {
        _tokens.Clear();
        _tokens[1] = null;
        _page = 1;
        _notice = null;
        var address = With(null, 1);
        // The filter's own navigation may have dropped the token already.
        if (new Uri(Navigation.Uri).PathAndQuery != address) Navigation.NavigateTo(address, replace: true);
        await Read(null);
    }

    private Task ReadAddress()
    {
        var query = QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query);
        var token = query.TryGetValue(Query + "token", out var value) ? value.ToString() : null;
        _page = token is not null && query.TryGetValue(Query + "page", out var page)
            && int.TryParse(page.ToString(), CultureInfo.InvariantCulture, out var number) && number > 1 ? number : token is null ? 1 : 2;
        _tokens[_page] = token;
        return Read(token);
    }

    private async Task Read(string? token)
    {
        var load = ++_load;
        _loading = true;
        if (token != _token) _items = null;
        _token = token;
        _failed = false;
        StateHasChanged();
        var page = await Ask(token);
        if (load != _load) return; // a later request is under way
        if (page is null && token is not null && _refusal?.IsWorthReloading != true)
        {
            // A token that is expired, tampered with or from another list: never a dead end.
            _notice = "That page of the list is no longer available. This is the first page.";
            _token = null;
            _page = 1;
            Navigation.NavigateTo(With(null, 1), replace: true);
            page = await Ask(null);
            if (load != _load) return;
        }

        _loading = false;
        _failed = page is null;
        _items = page?.Items ?? (_failed ? null : []);
        _rowKeys = RowKeys(_items ?? []);
        _next = page?.NextToken;
        StateHasChanged();
    }

    private async Task<TablePage<TItem>?> Ask(string? token)
    {
        var page = await Load(token);
        // A call that ends at once ends before the page has handed its refusal down.
        if (page is null) await Task.Yield();
        _refusal = page is null ? Error : null;
        return page;
    }

    private void Next()
    {
        _tokens[_page + 1] = _next;
        Navigation.NavigateTo(With(_next, _page + 1));
    }

    private void Previous()
    {
        var page = _tokens.ContainsKey(_page - 1) ? _page - 1 : 1; // after a pasted link only the first page is known
        Navigation.NavigateTo(With(_tokens[page], page));
    }

    private void Moved(object? sender, LocationChangedEventArgs e)
    {
        var query = QueryHelpers.ParseQuery(new Uri(e.Location).Query);
        var token = query.TryGetValue(Query + "token", out var value) ? value.ToString() : null;
        if (token == _token || new Uri(e.Location).AbsolutePath != _path) return;
        _ = InvokeAsync(() =>
        {
            _notice = null;
            return ReadAddress();
        });
    }

    private string With(string? token, int page) => ConsoleUrls.WithQuery(
        new Uri(Navigation.Uri).PathAndQuery,
        (Query + "token", token),
        (Query + "page", token is null ? null : page.ToString(CultureInfo.InvariantCulture)));

    private string Look => Stack ? "cc-table cc-stack" : Figures ? "cc-table cc-figures" : "cc-table";

    private bool IsEmpty => _items is { Count: 0 } && !Filtered && _token is null;

    private object KeyOf(TItem item) => RowKey is null ? item! : RowKey(item);

    /// <summary>Equal keys end a circuit: rows that have the same one, which is a fault of their list, are numbered apart.</summary>
    private List<(object Key, int Number)> RowKeys(IReadOnlyList<TItem> items)
    {
        var seen = new Dictionary<object, int>();
        return [.. items.Select(i => (KeyOf(i), seen[KeyOf(i)] = seen.GetValueOrDefault(KeyOf(i)) + 1))];
    }

    private bool IsPageSelected => _items is { Count: > 0 } && _items.All(i => Selected!.Contains(KeyOf(i)));

    private Task Select(TItem item, bool on)
    {
        if (on) Selected!.Add(KeyOf(item));
        else Selected!.Remove(KeyOf(item));
        return SelectedChanged.InvokeAsync();
    }

    private Task SelectPage(bool on)
    {
        if (on) Selected!.UnionWith((_items ?? []).Select(KeyOf));
        else Selected!.ExceptWith((_items ?? []).Select(KeyOf));
        return SelectedChanged.InvokeAsync();
    }

    /// <summary>On a narrow screen some columns are not there to be pressed.</summary>
    private bool IsSortFolded => _columns.Any(c => c is { WideOnly: true, SortKey: not null });

    private IReadOnlyList<Choice<string>> Orders => [new(null!, "Sort: as listed"), .. _columns.Where(c => c.SortKey is not null).Select(c => new Choice<string>(c.SortKey!, $"Sort by {Ids.Inside(c.Title)}"))];

    private string? AriaSort(ConsoleColumn<TItem> column) =>
        column.SortKey is null ? null : Sort == column.SortKey ? "ascending" : Sort == "-" + column.SortKey ? "descending" : "none";

    private string SortMark(ConsoleColumn<TItem> column) => AriaSort(column) switch { "ascending" => " ▲", "descending" => " ▼", _ => "" };

    private Task SortBy(ConsoleColumn<TItem> column) => SortChanged.InvokeAsync(Sort == column.SortKey ? "-" + column.SortKey : column.SortKey);

    public void Dispose() => Navigation.LocationChanged -= Moved;
}
