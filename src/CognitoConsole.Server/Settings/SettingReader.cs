using System.Globalization;

namespace CognitoConsole.Server.Settings;

/// <summary>Reads single values and refuses wrong ones by the name of their key.</summary>
internal sealed class SettingReader(IConfiguration configuration)
{
    public string? Text(string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key]!.Trim();

    public string Demand(string key, string message) => Text(key) ?? throw new SettingException(key, message);

    public T Choice<T>(string key, T byDefault)
        where T : struct, Enum
    {
        if (Text(key) is not { } text) return byDefault;
        // Not Enum.Parse alone: that takes numbers too.
        return Enum.GetNames<T>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse<T>(name)
            : throw new SettingException(key, $"'{text}' is none of {string.Join(", ", Enum.GetNames<T>())}.");
    }

    public bool Flag(string key, bool byDefault = false)
    {
        if (Text(key) is not { } text) return byDefault;
        return bool.TryParse(text, out var flag) ? flag : throw new SettingException(key, $"'{text}' is neither true nor false.");
    }

    public int Number(string key, int byDefault, int min, int max)
    {
        if (Text(key) is not { } text) return byDefault;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new SettingException(key, $"'{text}' is no number from {min} to {max}.");
    }

    /// <summary>A list written as an array, or as one text with commas or semicolons.</summary>
    public IReadOnlyList<string> List(string key)
    {
        var section = configuration.GetSection(key);
        var values = section.Value is { } text ? text.Split([',', ';']) : section.GetChildren().Select(c => c.Value ?? "");
        return [.. values.Select(v => v.Trim()).Where(v => v.Length > 0)];
    }
}
