using CognitoConsole.Engine.UserPools;
using Microsoft.Extensions.Time.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class SnapshotsTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Holds_no_more_than_its_capacity()
    {
        var snapshots = new Snapshots<string>(_clock, 100, key => Task.FromResult<string?>(key));
        for (var i = 0; i < 1000; i++) Assert.Equal($"k{i}", await snapshots.Get($"k{i}", default));
        Assert.InRange(snapshots.Count, 50, 100);
    }

    [Fact]
    public async Task Does_not_keep_what_was_being_read_while_it_changed()
    {
        var started = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        var stored = "old";
        var snapshots = new Snapshots<string>(_clock, 100, async _ =>
        {
            var read = stored;
            started.TrySetResult();
            await finish.Task;
            return read;
        });
        var early = snapshots.Get("k", default).AsTask();
        await started.Task;
        stored = "new";
        snapshots.Forget("k");
        var late = snapshots.Get("k", default).AsTask();
        finish.SetResult();
        Assert.Equal(("old", "new", "new"), (await early, await late, await snapshots.Get("k", default)));
    }

    [Fact]
    public async Task Reads_again_after_a_failure()
    {
        var attempts = 0;
        var snapshots = new Snapshots<string>(_clock, 100, _ => ++attempts == 1 ? throw new InvalidOperationException("down") : Task.FromResult<string?>("up"));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await snapshots.Get("k", default));
        Assert.Equal("up", await snapshots.Get("k", default));
    }

    [Fact]
    public async Task Lets_one_caller_give_up_without_disturbing_the_others()
    {
        var finish = new TaskCompletionSource();
        var snapshots = new Snapshots<string>(_clock, 100, async _ =>
        {
            await finish.Task;
            return "value";
        });
        using var impatient = new CancellationTokenSource();
        var gone = snapshots.Get("k", impatient.Token).AsTask();
        var waiting = snapshots.Get("k", default).AsTask();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        finish.SetResult();
        Assert.Equal("value", await waiting);
    }
}
