using System.Globalization;

namespace CognitoConsole.Admin.IdentityPools;

/// <summary>How files of an identity pool's numbers are named: of which pool, what, and of which days, so that several can be kept beside each other.</summary>
public static class StatisticsFile
{
    private const int MaxPart = 80;

    /// <param name="what">What it counts, and of whom: <c>created</c>, a provider's name.</param>
    /// <returns><c>us-east-1-11111111-2222-3333-4444-555555555555-created-2026-10-29-2026-11-27.csv</c></returns>
    public static string Name(string extension, string poolId, DateOnly first, DateOnly last, params IEnumerable<string?> what)
    {
        string[] days = first == last ? [Day(first)] : [Day(first), Day(last)];
        return $"{string.Join('-', what.OfType<string>().Prepend(poolId).Select(Part).Concat(days))}.{extension}";
    }

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Without what a file system or a header could take for something else.</summary>
    private static string Part(string text) =>
        new([.. text.ToLowerInvariant().Take(MaxPart).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? c : '-')]);
}
