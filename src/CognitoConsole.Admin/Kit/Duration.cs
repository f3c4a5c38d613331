using System.Globalization;

namespace CognitoConsole.Admin.Kit;

/// <summary>A length of time as AWS stores it: a number and a unit (<c>seconds</c>, <c>minutes</c>, <c>hours</c>, <c>days</c>).</summary>
public static class Duration
{
    public static readonly IReadOnlyList<string> Units = ["seconds", "minutes", "hours", "days"];

    public static TimeSpan Of(int value, string unit) => unit switch
    {
        "seconds" => TimeSpan.FromSeconds(value),
        "minutes" => TimeSpan.FromMinutes(value),
        "hours" => TimeSpan.FromHours(value),
        "days" => TimeSpan.FromDays(value),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Not a unit of AWS's token validity."),
    };

    /// <summary>In the largest unit that says it exactly: "1 day", "90 minutes".</summary>
    public static string Text(TimeSpan span)
    {
        var (count, unit) = span switch
        {
            { Ticks: var t } when t != 0 && t % (TimeSpan.TicksPerDay * 365) == 0 => (span.TotalDays / 365, "year"),
            { Ticks: var t } when t != 0 && t % TimeSpan.TicksPerDay == 0 => (span.TotalDays, "day"),
            { Ticks: var t } when t != 0 && t % TimeSpan.TicksPerHour == 0 => (span.TotalHours, "hour"),
            { Ticks: var t } when t != 0 && t % TimeSpan.TicksPerMinute == 0 => (span.TotalMinutes, "minute"),
            _ => (span.TotalSeconds, "second"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{count:0} {unit}{(count is 1 ? "" : "s")}");
    }

    /// <summary>Null when the value lies in the range, else the rule.</summary>
    public static string? Fault(int? value, string unit, TimeSpan min, TimeSpan max) =>
        value is { } number && Of(number, unit) is var span && span >= min && span <= max ? null : $"Between {Text(min)} and {Text(max)}.";
}
