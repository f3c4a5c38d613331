namespace CognitoConsole.Engine.Extensions;

/// <summary>A range of days, as numbers of days since 1970. It ends today at the latest.</summary>
internal static class DayRange
{
    private const int MaxDays = 800;
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    /// <exception cref="Contracts.CognitoException">InvalidParameterException: backwards, longer than two years, or all of it in the future.</exception>
    public static (int First, int Last) Of(DateOnly? from, DateOnly? to, int defaultDays, int today)
    {
        var last = Math.Min(to is { } end ? DayOf(end) : today, today);
        var first = from is { } start ? DayOf(start) : last - defaultDays + 1;
        if (first > today) throw Errors.InvalidParameter("These days have not come yet.", "from");
        if (first < 1 || first > last) throw Errors.InvalidParameter("The range of days is empty.", "from");
        if (last - first >= MaxDays) throw Errors.InvalidParameter($"The range has more than {MaxDays} days.", "from");
        return (first, last);
    }

    public static int DayOf(DateOnly date) => date.DayNumber - Epoch.DayNumber;

    public static DateOnly DateOf(int day) => Epoch.AddDays(day);
}
