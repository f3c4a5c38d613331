using CognitoConsole.Admin.Kit;
using Microsoft.Extensions.Time.Testing;

namespace CognitoConsole.Admin.Tests.Kit;

public sealed class ToastsTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void A_success_leaves_after_six_seconds_and_stays_in_the_history()
    {
        using var toasts = new Toasts(_clock);
        toasts.Success("Saved");
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Single(toasts.Visible);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(toasts.Visible);
        Assert.Single(toasts.History);
    }

    [Fact]
    public void An_error_stays_until_it_is_closed_and_keeps_its_request_id()
    {
        using var toasts = new Toasts(_clock);
        toasts.Error("Refused", "req-1");
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("req-1", Assert.Single(toasts.Visible).RequestId);
        toasts.Close(toasts.Visible[0].Id);
        Assert.Empty(toasts.Visible);
        Assert.Equal("req-1", Assert.Single(toasts.History).RequestId);
    }
}
