using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CognitoConsole.Contracts;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.Api;

/// <summary>Writes answers of both JSON protocols. Serialised whole before the first byte leaves: a Content-Length, and never half an answer.</summary>
internal static class JsonAnswer
{
    private const int KeepBytes = 64 * 1024;
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = AwsJson.Options.Encoder, SkipValidation = true };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? _scratch;

    public static Task Write(HttpResponse response, string contentType, JsonTypeInfo type, object output)
    {
        var (buffer, writer) = Rent();
        JsonSerializer.Serialize(writer, output, type);
        return Send(response, contentType, buffer, writer);
    }

    public static Task WriteError(HttpResponse response, string contentType, CognitoException error)
    {
        response.StatusCode = error.Status;
        response.Headers["x-amzn-ErrorType"] = HeaderSafe(error.Code) + ":";
        response.Headers["x-amzn-ErrorMessage"] = HeaderSafe(error.Message);
        var (buffer, writer) = Rent();
        writer.WriteStartObject();
        writer.WriteString("__type", error.Code);
        writer.WriteString("message", error.Message);
        writer.WriteEndObject();
        return Send(response, contentType, buffer, writer);
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer) Rent()
    {
        var scratch = _scratch;
        _scratch = null; // a converter that throws must not leave a half-used writer behind
        if (scratch is not { } kept || kept.Buffer.Capacity > KeepBytes)
        {
            var fresh = new ArrayBufferWriter<byte>(4096);
            return (fresh, new Utf8JsonWriter(fresh, WriterOptions));
        }

        kept.Buffer.ResetWrittenCount();
        kept.Writer.Reset();
        return kept;
    }

    private static Task Send(HttpResponse response, string contentType, ArrayBufferWriter<byte> buffer, Utf8JsonWriter writer)
    {
        writer.Flush();
        response.ContentType = contentType;
        response.ContentLength = buffer.WrittenCount;
        response.BodyWriter.Write(buffer.WrittenSpan); // copies: the scratch is free again before the flush completes
        _scratch = (buffer, writer);
        var flush = response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted);
        return flush.IsCompletedSuccessfully ? Task.CompletedTask : flush.AsTask();
    }

    /// <summary>A header takes printable ASCII; what else a message holds stands in the body.</summary>
    internal static string HeaderSafe(string text)
    {
        if (text.Length > 1024) text = text[..1024];
        return text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 ? text : string.Create(text.Length, text, (span, source) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = source[i] is >= ' ' and <= '~' ? source[i] : '?';
        });
    }
}
