using System.Text;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.Admin.Shell;

/// <summary>Writes CSV into an answer as it comes. A value that a spreadsheet would take for a formula is written as text.</summary>
internal sealed class CsvWriter(HttpResponse response, string fileName) : IAsyncDisposable
{
    private const int FlushAt = 32 * 1024;
    private readonly StringBuilder _text = new();
    private bool _begun;

    /// <summary>May change until the first row is written: the name may tell what was found.</summary>
    public string FileName { get; set; } = fileName;

    public Task Row(params IEnumerable<string> fields)
    {
        _text.AppendJoin(',', fields.Select(Field)).Append("\r\n");
        return _text.Length < FlushAt ? Task.CompletedTask : Flush();
    }

    /// <summary>One field: quoted where it must be, and with an apostrophe before =, +, -, @ and control characters at its beginning.</summary>
    public static string Field(string value)
    {
        if (value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n') value = "'" + value;
        return value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private async Task Flush()
    {
        if (!_begun)
        {
            _begun = true;
            response.ContentType = "text/csv; charset=utf-8";
            response.Headers.ContentDisposition = $"attachment; filename=\"{FileName}\"";
            response.Headers.CacheControl = "no-store";
        }

        await response.WriteAsync(_text.ToString(), response.HttpContext.RequestAborted);
        _text.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        // Nothing written: the refusal that ended it is the answer.
        if (_text.Length > 0) await Flush();
    }
}
