using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoConsole.Engine.Ports;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a trigger's function has answered, in Cognito's terms: the event's response, or one of three exceptions.</summary>
internal static class TriggerAnswers
{
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = 64 };

    /// <summary>The response of the event that came back; an empty one when there is none.</summary>
    /// <param name="name">The trigger as errors spell it: PreSignUp, PreTokenGenerationV2_0.</param>
    /// <exception cref="Contracts.CognitoException">UserLambdaValidationException, UnexpectedLambdaException or InvalidLambdaResponseException.</exception>
    public static JsonObject Response(string name, FunctionAnswer answer) => answer.Kind switch
    {
        FunctionAnswerKind.Succeeded => Response(answer.Payload),
        FunctionAnswerKind.FunctionError => throw Errors.UserLambdaValidation(name, answer.Error ?? "null"),
        FunctionAnswerKind.TimedOut => throw Errors.UnexpectedLambda(name, "Socket timeout while invoking Lambda function"),
        _ => throw Errors.UnexpectedLambda(name, answer.Error ?? "ServiceException"),
    };

    public static string? Text(JsonObject response, string member) => response[member] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw Errors.InvalidLambdaResponse(),
    };

    public static bool Flag(JsonObject response, string member) => response[member]?.GetValueKind() switch
    {
        null or JsonValueKind.False => false,
        JsonValueKind.True => true,
        _ => throw Errors.InvalidLambdaResponse(),
    };

    /// <summary>A map of texts; null when it is not there.</summary>
    public static Dictionary<string, string>? Texts(JsonObject response, string member)
    {
        if (response[member] is not { } node) return null;
        if (node is not JsonObject map) throw Errors.InvalidLambdaResponse();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, _) in map)
            if (Text(map, name) is { } value) texts[name] = value;
        return texts;
    }

    /// <summary>A list of texts; null when it is not there.</summary>
    public static List<string>? List(JsonObject response, string member) => response[member] switch
    {
        null => null,
        JsonArray list => [.. list.Select(e => e is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : throw Errors.InvalidLambdaResponse())],
        _ => throw Errors.InvalidLambdaResponse(),
    };

    public static JsonObject? Object(JsonObject response, string member) => response[member] switch
    {
        null => null,
        JsonObject value => value,
        _ => throw Errors.InvalidLambdaResponse(),
    };

    private static JsonObject Response(string? payload)
    {
        try
        {
            return JsonNode.Parse(payload ?? "null", documentOptions: Limits) switch
            {
                JsonObject answer when answer["response"] is null => [],
                JsonObject answer when answer["response"] is JsonObject response => response,
                _ => throw Errors.InvalidLambdaResponse(),
            };
        }
        catch (Exception malformed) when (malformed is JsonException or ArgumentException or InvalidOperationException)
        {
            throw Errors.InvalidLambdaResponse("Invalid lambda function output : Invalid JSON");
        }
    }
}
