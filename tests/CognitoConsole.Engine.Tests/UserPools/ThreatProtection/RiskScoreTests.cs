using System.Net;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class RiskScoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
    private static readonly AuthEvent Usual = Event(TimeSpan.FromDays(2), "198.51.100.7", "Chrome 124, Windows 10");

    [Theory]
    [InlineData("198.51.100.7", "Chrome 125, Windows 10", 0)] // a browser update is no new device
    [InlineData("198.51.100.99", "Chrome 124, Windows 10", 10)]
    [InlineData("203.0.113.9", "Chrome 124, Windows 10", 25)]
    [InlineData("198.51.100.7", "Firefox 126, Linux", 25)]
    [InlineData("203.0.113.9", "Firefox 126, Linux", 50)]
    [InlineData("2001:db8::1", "Firefox 126, Linux", 50)]
    [InlineData(null, null, 0)]
    public void Each_departure_from_habit_counts(string? address, string? device, int score) => Assert.Equal(score, Score(address, device, [Usual]));

    [Fact]
    public void Without_habit_there_is_no_departure()
    {
        Assert.Equal(0, Score("203.0.113.9", "Firefox 126, Linux", []));
        Assert.Equal(0, Score("203.0.113.9", "Firefox 126, Linux", [Event(TimeSpan.FromDays(91), "198.51.100.7", "Chrome 124, Windows 10")]));
        Assert.Equal(0, Score("203.0.113.9", "Firefox 126, Linux", [Event(TimeSpan.FromHours(2), "198.51.100.7", "Chrome 124, Windows 10", "Fail")]));
    }

    [Fact]
    public void Nobody_changes_network_and_device_within_minutes() =>
        Assert.Equal(75, Score("203.0.113.9", "Firefox 126, Linux", [Event(TimeSpan.FromMinutes(14), "198.51.100.7", "Chrome 124, Windows 10")]));

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 15)]
    [InlineData(5, 30)]
    public void Failures_of_the_hour_count(int failures, int score) =>
        Assert.Equal(score, Score("198.51.100.7", "Chrome 124, Windows 10", [.. Enumerable.Range(0, failures).Select(i => Event(TimeSpan.FromMinutes(i + 1), "192.0.2.1", null, "Fail")), Usual]));

    [Fact]
    public void An_address_that_fails_with_many_is_suspect()
    {
        Assert.Equal(0, RiskScore.Of(Origin("198.51.100.7", null), [Usual], 9, Now));
        Assert.Equal(40, RiskScore.Of(Origin("198.51.100.7", null), [Usual], 10, Now));
    }

    [Fact]
    public void Feedback_teaches()
    {
        var disowned = Event(TimeSpan.FromDays(1), "203.0.113.9", "Firefox 126, Linux");
        disowned.FeedbackValue = "Invalid";
        Assert.Equal(75, Score("203.0.113.77", "Chrome 124, Windows 10", [disowned, Usual])); // new network, disowned
        var owned = Event(TimeSpan.FromDays(1), "203.0.113.9", "Firefox 126, Linux", "Fail");
        owned.FeedbackValue = "Valid";
        Assert.Equal(0, Score("203.0.113.9", "Firefox 126, Linux", [owned, Usual]));
    }

    [Theory]
    [InlineData(24, null)]
    [InlineData(25, "Low")]
    [InlineData(50, "Medium")]
    [InlineData(75, "High")]
    public void Levels_begin_where_the_page_says(int score, string? level) => Assert.Equal(level, RiskScore.Level(score));

    private static int Score(string? address, string? device, IReadOnlyList<AuthEvent> history) => RiskScore.Of(Origin(address, device), history, 0, Now);

    private static EventOrigin Origin(string? address, string? device) => new(address is null ? null : IPAddress.Parse(address), device);

    private static AuthEvent Event(TimeSpan ago, string? address, string? device, string response = "Pass") => new()
    {
        UserPoolId = "p",
        Username = "u",
        EventId = "e",
        EventType = "SignIn",
        EventResponse = response,
        RiskDecision = "NoRisk",
        CreationDate = Now - ago,
        IpAddress = address,
        DeviceName = device,
    };
}
