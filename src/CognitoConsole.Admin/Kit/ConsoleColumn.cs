using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Admin.Kit;

/// <summary>A column of a <see cref="ConsoleTable{TItem}"/>. The first one names the row and bears its link.</summary>
public sealed class ConsoleColumn<TItem> : ComponentBase
{
    [CascadingParameter] internal ConsoleTable<TItem>? Table { get; set; }

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    [Parameter] public RenderFragment<TItem>? ChildContent { get; set; }

    /// <summary>Numbers are right-aligned.</summary>
    [Parameter] public bool Numeric { get; set; }

    /// <summary>Left out on narrow screens.</summary>
    [Parameter] public bool WideOnly { get; set; }

    /// <summary>Key to sort by; null where the operation cannot sort.</summary>
    [Parameter] public string? SortKey { get; set; }

    internal string? Class => (Numeric, WideOnly) switch
    {
        (true, true) => "cc-num cc-wide",
        (true, false) => "cc-num",
        (false, true) => "cc-wide",
        _ => null,
    };

    protected override void OnInitialized() =>
        (Table ?? throw new InvalidOperationException("ConsoleColumn belongs in ConsoleTable.")).Add(this);
}
