using System.Runtime.CompilerServices;
using System.Text;

namespace CognitoConsole.Engine.UserPools;

/// <summary>One line of an import file.</summary>
/// <param name="Number">The header is line 1, as an editor counts.</param>
/// <param name="Text">Null when the line is longer than Cognito takes.</param>
public readonly record struct ImportLine(int Number, string? Text)
{
    /// <summary>Characters.</summary>
    public const int MaxLength = 16_000;

    /// <summary>Stands for bytes that are not UTF-8. It is no character, so no text has it.</summary>
    internal const char NoCharacter = '\uFFFF';

    /// <summary>False where the file has another encoding than UTF-8: what was meant cannot be known.</summary>
    public bool IsText => Text?.Contains(NoCharacter) != true;

    /// <summary>For people to look at.</summary>
    public string? Shown => Text?.Replace(NoCharacter, '\uFFFD');

    /// <summary>The lines that are not blank. Never more than one of them in memory, however long it is.</summary>
    public static async IAsyncEnumerable<ImportLine> ReadAll(Stream file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var encoding = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(NoCharacter.ToString()));
        using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, 32 * 1024, leaveOpen: true);
        var buffer = new char[32 * 1024];
        var line = new StringBuilder();
        var (number, isTooLong) = (1, false);
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellation)) > 0)
        {
            for (var start = 0; start < read;)
            {
                var end = Array.IndexOf(buffer, '\n', start, read - start);
                var length = (end < 0 ? read : end) - start;
                if (line.Length + length > MaxLength + 1) isTooLong = true;
                else line.Append(buffer, start, length);
                if (end < 0) break;
                if (Finish() is { } finished) yield return finished;
                number++;
                start = end + 1;
            }
        }

        if (Finish() is { } last) yield return last;

        ImportLine? Finish()
        {
            var text = line.ToString().TrimEnd('\r');
            var result = isTooLong || text.Length > MaxLength ? new ImportLine(number, null) : string.IsNullOrWhiteSpace(text) ? (ImportLine?)null : new ImportLine(number, text);
            line.Clear();
            isTooLong = false;
            return result;
        }
    }

    /// <summary>
    /// The fields of a line, trimmed. A comma inside a value is written <c>\,</c>, as Cognito wants it; a value in double quotes, as spreadsheets
    /// write it, is understood too.
    /// </summary>
    public static List<string> Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            var next = i + 1 < line.Length ? line[i + 1] : '\0';
            if (c == '\\' && next is ',' or '\\' && !isQuoted) field.Append(line[++i]);
            else if (c == '"' && isQuoted && next == '"') field.Append(line[++i]);
            else if (c == '"' && isQuoted) isQuoted = false;
            else if (c == '"' && IsBlank(field)) (isQuoted, field.Length) = (true, 0);
            else if (c == ',' && !isQuoted) Add();
            else field.Append(c);
        }

        Add();
        return fields;

        void Add()
        {
            fields.Add(field.ToString().Trim());
            field.Clear();
        }
    }

    private static bool IsBlank(StringBuilder field)
    {
        for (var i = 0; i < field.Length; i++)
            if (!char.IsWhiteSpace(field[i])) return false;
        return true;
    }
}
