using System.Text.Json;
using CognitoConsole.Contracts;

namespace CognitoConsole.Engine.Iam;

/// <summary>Reads a policy document: strictly, and with a path in every refusal.</summary>
internal sealed class PolicyReader(PolicyKind kind)
{
    /// <summary>document, Statement, statement, Condition, operator, values.</summary>
    private const int MaxDepth = 6;

    /// <summary>IAM's own cap on the text as sent, blanks included (the quota proper counts none).</summary>
    private const int MaxText = 131072;

    /// <summary>Since it, texts have variables.</summary>
    public const string Version2012 = "2012-10-17";
    public const string Version2008 = "2008-10-17";

    public PolicyDocument Read(string text, int maxLength) => Read(text, maxLength, null);

    /// <summary>See <see cref="PolicyDocument.Stored"/>.</summary>
    public PolicyDocument ReadStored(string text)
    {
        var faults = new List<PolicyFault>();
        try
        {
            return Read(text, PolicyDocument.MaxResource, faults);
        }
        catch (CognitoException refusal)
        {
            return new PolicyDocument(text, kind, Version2012, null, [Statement.Closed(kind, deny: true)], [Fault(refusal, null, denies: true)]);
        }
    }

    /// <param name="faults">Takes what is wrong with a statement, which then stands closed in its place; null: it refuses the document.</param>
    private PolicyDocument Read(string text, int maxLength, List<PolicyFault>? faults)
    {
        CheckLength(text, maxLength);
        using var json = ParseJson(text);
        var (version, id, statements) = (Version2008, (string?)null, (JsonElement?)null);
        foreach (var (name, value) in PolicyJson.Members(json.RootElement, "", StringComparer.Ordinal))
        {
            switch (name)
            {
                case "Version":
                    version = PolicyJson.String(value, name);
                    if (version is not (Version2012 or Version2008))
                        throw Malformed.At(name, "The policy must contain a valid version string.");
                    break;
                case "Id":
                    id = PolicyJson.String(value, name);
                    break;
                case "Statement":
                    statements = value;
                    break;
                default:
                    throw Malformed.At(name, "is not an element of a policy.");
            }
        }

        if (statements is not { } found)
            throw Malformed.At("Statement", "is missing.");
        return new PolicyDocument(text, kind, version, id, ReadStatements(found, version == Version2012, faults), faults);
    }

    private Statement[] ReadStatements(JsonElement element, bool variables, List<PolicyFault>? faults)
    {
        var reader = new StatementReader(kind, variables);
        if (element.ValueKind == JsonValueKind.Object)
            return [Read(element, 0, () => reader.Read(element, "Statement"), faults)];
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() == 0)
            throw Malformed.At("Statement", "must be a statement or an array of at least one.");

        var statements = new List<Statement>();
        var sids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in element.EnumerateArray())
        {
            var path = $"Statement[{statements.Count}]";
            statements.Add(Read(item, statements.Count, () => ReadOne(item, path), faults));
        }

        return [.. statements];

        Statement ReadOne(JsonElement item, string path)
        {
            var statement = reader.Read(item, path);
            return statement.Sid is not { Length: > 0 } sid || sids.Add(sid) ? statement
                : throw Malformed.At($"{path}.Sid", "Statement IDs (SID) in a single policy must be unique.");
        }
    }

    private Statement Read(JsonElement element, int index, Func<Statement> read, List<PolicyFault>? faults)
    {
        try
        {
            return read();
        }
        catch (CognitoException refusal) when (faults is not null)
        {
            // What does not say clearly that it allows may have been meant to deny.
            var denies = element.ValueKind != JsonValueKind.Object || element.EnumerateObject().Where(m => m.NameEquals("Effect")).ToList() is not [{ Value: { ValueKind: JsonValueKind.String } effect }] || !effect.ValueEquals("Allow");
            faults.Add(Fault(refusal, index, denies));
            return Statement.Closed(kind, denies);
        }
    }

    private static PolicyFault Fault(CognitoException refusal, int? statement, bool denies) =>
        refusal.Fields.FirstOrDefault() is { } field ? new(statement, denies, field.Path, field.Message) : new(statement, denies, "", refusal.Message);

    private static void CheckLength(string text, int maxLength)
    {
        var length = 0;
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, MaxText)))
        {
            if (c is not (' ' or '\t' or '\r' or '\n'))
                length++;
        }

        if (length > maxLength || text.Length > MaxText)
            throw new CognitoException("LimitExceeded", $"Cannot exceed quota for PolicySize: {maxLength}", 409);
    }

    private static JsonDocument ParseJson(string text)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException e)
        {
            throw Malformed.At("", $"Syntax errors in policy. (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1})");
        }
        catch (ArgumentException)
        {
            throw Malformed.At("", "Syntax errors in policy. (not valid Unicode)");
        }
    }
}
