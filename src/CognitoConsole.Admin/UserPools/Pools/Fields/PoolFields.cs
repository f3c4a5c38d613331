using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Some fields of a pool, the same in the wizard and on the pool's own settings screen.</summary>
public abstract class PoolFields : ComponentBase
{
    [Parameter, EditorRequired] public PoolForm Model { get; set; } = null!;

    /// <summary>After each edit.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    protected Task Edit(Action edit)
    {
        edit();
        return Changed.InvokeAsync();
    }

    /// <summary>Puts a value into a list or takes it out, keeping the list's own order otherwise.</summary>
    protected Task Toggle(List<string> list, string value, bool on) => Edit(() =>
    {
        list.Remove(value);
        if (on) list.Add(value);
    });
}
