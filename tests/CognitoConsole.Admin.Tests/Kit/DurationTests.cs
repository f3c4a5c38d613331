using CognitoConsole.Admin.Kit;

namespace CognitoConsole.Admin.Tests.Kit;

public sealed class DurationTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan TenYears = TimeSpan.FromDays(3650);

    [Theory]
    [InlineData(60, "minutes", true)]
    [InlineData(59, "minutes", false)]
    [InlineData(3650, "days", true)]
    [InlineData(3651, "days", false)]
    [InlineData(3600, "seconds", true)]
    public void The_range_holds_in_every_unit(int value, string unit, bool fits) =>
        Assert.Equal(fits ? null : "Between 1 hour and 10 years.", Duration.Fault(value, unit, Hour, TenYears));

    [Fact]
    public void No_value_is_a_fault() => Assert.NotNull(Duration.Fault(null, "days", Hour, TenYears));

    [Theory]
    [InlineData(90, "90 minutes")]
    [InlineData(120, "2 hours")]
    [InlineData(1440, "1 day")]
    public void A_length_is_said_in_its_largest_exact_unit(int minutes, string text) => Assert.Equal(text, Duration.Text(TimeSpan.FromMinutes(minutes)));
}
