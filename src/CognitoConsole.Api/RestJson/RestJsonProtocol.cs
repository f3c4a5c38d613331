using System.Buffers;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using CognitoConsole.Contracts;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.Api;

/// <summary>AWS REST-JSON 1.1 (cognito-sync): the operation is method and path; members come from path, query, header and body.</summary>
internal sealed class RestJsonProtocol(WireOperation operation) : IWireProtocol
{
    private const string ContentType = "application/json";

    private readonly (string Member, WireLocationAttribute Wire, Type Type)[] _located =
    [
        .. from property in operation.Descriptor.RequestType.GetProperties()
           let wire = property.GetCustomAttribute<WireLocationAttribute>()
           where wire is not null
           select (property.Name, wire, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType),
    ];

    public WireOperation Find(HttpRequest request, in ReadOnlySequence<byte> body) => operation;

    /// <summary>All members are put together as one JSON object, so that every protocol has the same reader and the same refusals.</summary>
    public object Read(WireOperation operation, HttpRequest request, in ReadOnlySequence<byte> body)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            foreach (var (member, wire, type) in _located)
            {
                if (Value(request, wire) is { } value) WriteMember(writer, member, value, type);
            }

            CopyBody(writer, body);
            writer.WriteEndObject();
        }

        return WireJson.Read(operation.Request, new ReadOnlySequence<byte>(json.WrittenMemory));
    }

    public Task Write(HttpResponse response, WireOperation operation, object output, string requestId)
    {
        if (operation.Descriptor.HasOutput) return JsonAnswer.Write(response, ContentType, operation.Response, output);
        response.ContentLength = 0;
        return Task.CompletedTask;
    }

    public Task WriteError(HttpResponse response, CognitoException error, string requestId)
    {
        var status = error.Status == StatusCodes.Status400BadRequest ? Status(error.Code) : error.Status;
        return JsonAnswer.WriteError(response, ContentType, status == error.Status ? error : new CognitoException(error.Code, error.Message, status));
    }

    private static string? Value(HttpRequest request, WireLocationAttribute wire) => wire.Location switch
    {
        "uri" => request.RouteValues[wire.Name] as string,
        "header" => request.Headers.TryGetValue(wire.Name, out var header) ? header.ToString() : null,
        _ => request.Query.TryGetValue(wire.Name, out var query) ? Single(query, wire.Name) : null,
    };

    private static string? Single(Microsoft.Extensions.Primitives.StringValues values, string name) =>
        values.Count == 1 ? values[0] : throw WireJson.Refusal($"The parameter '{name}' was given more than once.");

    private static void WriteMember(Utf8JsonWriter writer, string member, string value, Type type)
    {
        if (type == typeof(string))
        {
            writer.WriteString(member, value);
            return;
        }

        if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            throw WireJson.Refusal($"STRING_VALUE can not be converted to {(type == typeof(int) ? "an Integer" : "a Long")}");
        writer.WriteNumber(member, number);
    }

    /// <summary>Members of the body, but none of those that have their place elsewhere: the signed path decides which identity is meant.</summary>
    private void CopyBody(Utf8JsonWriter writer, in ReadOnlySequence<byte> body)
    {
        if (body.IsEmpty) return;
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = WireJson.Options.MaxDepth });
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw WireJson.Refusal(WrongShape.Describe(body, operation.Request));
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (!Array.Exists(_located, l => l.Member == member.Name)) member.WriteTo(writer);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw WireJson.Refusal(WrongShape.Describe(body, operation.Request));
        }
    }

    /// <summary>This service's model gives its errors HTTP statuses of their own; the engine, which knows no protocol, says 400.</summary>
    private static int Status(string code) => code switch
    {
        ErrorCodes.NotAuthorizedException or ErrorCodes.AccessDeniedException or ErrorCodes.MissingAuthenticationTokenException or
            ErrorCodes.UnrecognizedClientException or ErrorCodes.InvalidSignatureException or ErrorCodes.IncompleteSignatureException or
            ErrorCodes.ExpiredTokenException => StatusCodes.Status403Forbidden,
        ErrorCodes.ResourceNotFoundException => StatusCodes.Status404NotFound,
        ErrorCodes.ResourceConflictException => StatusCodes.Status409Conflict,
        ErrorCodes.TooManyRequestsException or ErrorCodes.LambdaThrottledException => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status400BadRequest,
    };
}
