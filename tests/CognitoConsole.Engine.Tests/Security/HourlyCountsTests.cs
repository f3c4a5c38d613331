using CognitoConsole.Engine.Security;
using Microsoft.Extensions.Time.Testing;

namespace CognitoConsole.Engine.Tests.Security;

public sealed class HourlyCountsTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void What_did_not_happen_after_all_takes_no_place()
    {
        var counts = new HourlyCounts<string>(_clock);
        for (var i = 0; i < 1_000; i++)
        {
            Assert.True(counts.TryAdd($"address {i}", 5));
            counts.Remove($"address {i}");
        }

        Assert.Equal(0, counts.Count);
    }

    [Fact]
    public void One_that_is_taken_back_leaves_the_others()
    {
        var counts = new HourlyCounts<string>(_clock);
        for (var i = 0; i < 3; i++) counts.TryAdd("address", 3);
        Assert.False(counts.TryAdd("address", 3));
        counts.Remove("address");
        Assert.True(counts.TryAdd("address", 3));
        Assert.False(counts.TryAdd("address", 3));
    }

    [Fact]
    public void Many_at_once_get_as_many_as_there_are()
    {
        var counts = new HourlyCounts<string>(_clock);
        var taken = 0;
        Parallel.For(0, 1_000, _ =>
        {
            if (counts.TryAdd("address", 7)) Interlocked.Increment(ref taken);
        });
        Assert.Equal(7, taken);
    }
}
