using System.Globalization;

namespace CognitoConsole.Admin.Settings;

/// <summary>Rates as they are read.</summary>
internal static class QuotaWords
{
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>With its share of the limit.</summary>
    public static string Used(int value, int limit) => value == 0 ? "0" : $"{Number(value)} ({(value * 100.0 / limit).ToString(value * 100.0 / limit < 10 ? "0.#" : "0", CultureInfo.InvariantCulture)} %)";
}
