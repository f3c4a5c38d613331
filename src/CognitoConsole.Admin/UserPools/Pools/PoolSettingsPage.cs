using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>
/// A screen with some settings of a pool. Saving reads the pool again, lays the edits on top of what it finds, shows a conflict
/// where somebody else has changed the same setting, and writes the whole object.
/// </summary>
public abstract class PoolSettingsPage : UserPoolPage
{
    /// <summary>The settings as they are edited.</summary>
    protected internal PoolForm Mine { get; private set; } = new();

    /// <summary>The settings as they were read.</summary>
    protected internal PoolForm Before { get; private set; } = new();

    /// <summary>Why this operator may not change anything here; null when they may.</summary>
    protected internal string? WhyNotSave { get; private set; }

    internal bool Reviewing { get; set; }

    /// <summary>Settings that somebody else has changed to something else than the operator; null without conflict.</summary>
    internal IReadOnlyList<Conflict>? Conflicts { get; private set; }

    internal IReadOnlyList<Change> Changes => PoolSetting.Changes(Before, Mine);

    internal UpdateUserPoolRequest? Request => Pool is null ? null : PoolMapping.Update(Pool, Mine);

    internal ConsoleError? Refusal => Error;

    internal FormErrors Faults => Form;

    internal bool Sending => Busy;

    internal UserPoolType? Shown => Loaded ? Pool : null;

    protected override async Task Load()
    {
        Reviewing = false;
        Conflicts = null;
        if (!await LoadPool()) return;
        Start(Pool!);
        WhyNotSave = await WhyNotHere("UpdateUserPool");
    }

    /// <summary>After each edit of a field.</summary>
    protected void Edited()
    {
        Form.ClearServer();
        Form.Refresh();
    }

    internal void Discard()
    {
        Mine = Before.Copy();
        Form.Reset();
        Error = null;
    }

    internal void Review()
    {
        Error = null;
        Reviewing = Changes.Count > 0;
    }

    internal Task Again() => Reload();

    internal async Task Save()
    {
        if (await Send(new DescribeUserPoolRequest { UserPoolId = PoolId }) is not { UserPool: { } fresh }) return;
        var theirs = PoolMapping.Form(fresh);
        var merged = PoolForm.Merge(Before, Mine, theirs, out var both);
        if (both.Count > 0)
        {
            Collide(theirs, both);
            return;
        }

        if (await Send(PoolMapping.Update(fresh, merged)) is null)
        {
            Reviewing = Error is { IsConflict: true } or { Fields.Count: 0 }; // faults are shown at their fields
            return;
        }

        var others = PoolSetting.Changes(Before, theirs).Select(c => c.Setting).ToList();
        Toasts.Success(others.Count == 0 ? "Saved." : $"Saved. Somebody else had changed {string.Join(", ", others)} meanwhile; that was kept.");
        await Reload();
    }

    /// <summary>Goes on with the edits on top of what the others have saved; they are reviewed once more.</summary>
    internal async Task Rebase()
    {
        if (await Send(new DescribeUserPoolRequest { UserPoolId = PoolId }) is not { UserPool: { } fresh }) return;
        var merged = PoolForm.Merge(Before, Mine, PoolMapping.Form(fresh), out _);
        Take(fresh);
        Start(fresh);
        Mine = merged;
        Conflicts = null;
        Review();
    }

    internal void KeepEditing() => Conflicts = null;

    private void Collide(PoolForm theirs, IReadOnlySet<string> members)
    {
        Reviewing = false;
        Conflicts = [.. PoolSetting.All.Where(s => members.Contains(s.Member)).Select(s => new Conflict(s.Name, s.Text(Before), s.Text(Mine), s.Text(theirs)))];
    }

    private void Start(UserPoolType pool)
    {
        Before = PoolMapping.Form(pool);
        Mine = Before.Copy();
        Form.Reset();
        Form.UseRules(() => Request!, () => PoolRules.Faults(Mine));
    }

    internal sealed record Conflict(string Setting, string Before, string Mine, string Theirs);
}
