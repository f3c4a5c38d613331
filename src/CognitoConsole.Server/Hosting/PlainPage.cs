using System.Net;

namespace CognitoConsole.Server.Hosting;

/// <summary>A page of one sentence for where no component is at hand.</summary>
internal static class PlainPage
{
    /// <param name="sentence">Text; what is in <paramref name="code"/> follows it.</param>
    /// <param name="link">Address and text of the way out.</param>
    public static Task Write(HttpContext context, string title, string sentence, string? code, (string Address, string Text) link)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        var shown = code is null ? "" : $" <code>{WebUtility.HtmlEncode(code)}</code>";
        return context.Response.WriteAsync(
            $"""
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{WebUtility.HtmlEncode(title)}</title><script src="/theme.js"></script><link rel="stylesheet" href="/console.css"></head>
            <body><div class="cc-account"><main class="cc-account-main"><h1>{WebUtility.HtmlEncode(title)}</h1><p>{WebUtility.HtmlEncode(sentence)}{shown}</p><p class="cc-account-more"><a href="{WebUtility.HtmlEncode(link.Address)}">{WebUtility.HtmlEncode(link.Text)}</a></p></main></div></body></html>
            """);
    }
}
