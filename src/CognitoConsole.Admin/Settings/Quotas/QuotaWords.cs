using System.Globalization;

namespace CognitoConsole.Admin.Settings;

/// <summary>Rates as they are read.</summary>
internal static class QuotaWords
{
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>With its share of the limit, where that is worth a word.</summary>
    public static string Used(int value, int limit)
    {
        var share = value * 100.0 / limit;
        return share < 0.1 ? Number(value) : $"{Number(value)} ({share.ToString(share < 10 ? "0.#" : "0", CultureInfo.InvariantCulture)} %)";
    }
}
