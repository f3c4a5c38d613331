using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CognitoConsole.Contracts;

/// <summary>A generated structure knows its own shape rules.</summary>
public interface IShape
{
    void Check(ShapeCheck check);
}

/// <summary>A pattern of the model: its own text for messages, and what .NET runs.</summary>
public sealed record ShapePattern(string Text, Regex Regex);

/// <summary>
/// Collects violated shape rules in AWS's own words. The generated <c>Shapes.g.cs</c> calls it member by member;
/// all violations of a request are reported at once.
/// </summary>
public sealed class ShapeCheck
{
    /// <summary>So much of a value a refusal repeats, in characters.</summary>
    private const int MaxShown = 512;

    private List<(FieldError Error, string Text)>? _errors;
    private readonly Stack<string> _path = new();

    public bool Failed => _errors is not null;

    public IReadOnlyList<FieldError> Errors => _errors?.Select(e => e.Error).ToList() ?? [];

    /// <summary>AWS's sentence over all violations: <c>2 validation errors detected: Value …; Value …</c>.</summary>
    public string Message
    {
        get
        {
            var errors = _errors ?? [];
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"{errors.Count} validation error{(errors.Count == 1 ? "" : "s")} detected: ");
            return text.AppendJoin("; ", errors.Select(e => e.Text)).ToString();
        }
    }

    /// <summary>All shape rules of a request at once; throws AWS's InvalidParameterException naming every violation.</summary>
    public static void Demand(IShape request, string code = ErrorCodes.InvalidParameterException)
    {
        var check = new ShapeCheck();
        request.Check(check);
        if (check.Failed) throw new CognitoException(code, check.Message) { Fields = check.Errors };
    }

    public void Nested(IShape? shape, string member)
    {
        if (shape is null) return;
        _path.Push(member);
        shape.Check(this);
        _path.Pop();
    }

    public void Nested(IEnumerable<IShape>? shapes, string member)
    {
        if (shapes is null) return;
        var index = 0;
        foreach (var shape in shapes) Nested(shape, $"{member}.{++index}.member");
    }

    public void Required(object? value, string member)
    {
        if (value is null) Add(member, "null", "Member must not be null", quoted: false);
    }

    /// <param name="sensitive">AWS does not echo such a value.</param>
    public void Text(string? value, string member, int min, int max, ShapePattern? pattern, string[]? values, bool sensitive)
    {
        if (value is null) return;
        var shown = sensitive ? null : value;
        // Counted in characters as AWS does: a surrogate pair is one.
        var length = value.Length <= Math.Min(min, max) ? value.Length : value.EnumerateRunes().Count();
        if (length > max) Add(member, shown, $"Member must have length less than or equal to {max}");
        if (length < min) Add(member, shown, $"Member must have length greater than or equal to {min}");
        if (pattern is not null && length <= max && !pattern.Regex.IsMatch(value))
            Add(member, shown, $"Member must satisfy regular expression pattern: {pattern.Text}");
        if (values is not null && Array.IndexOf(values, value) < 0)
            Add(member, shown, $"Member must satisfy enum value set: [{string.Join(", ", values)}]");
    }

    public void Number(long? value, string member, long min, long max)
    {
        if (value is not { } number) return;
        var shown = number.ToString(CultureInfo.InvariantCulture);
        if (number > max) Add(member, shown, $"Member must have value less than or equal to {max}");
        if (number < min) Add(member, shown, $"Member must have value greater than or equal to {min}");
    }

    /// <summary>Number of elements of a list or map, or of bytes of a blob.</summary>
    public void Count(int? count, string member, int min, int max, Func<string> shown)
    {
        if (count is not { } number) return;
        if (number > max) Add(member, shown(), $"Member must have length less than or equal to {max}");
        if (number < min) Add(member, shown(), $"Member must have length greater than or equal to {min}");
    }

    /// <summary>Elements report as AWS does: at the list, with the element's constraint in brackets.</summary>
    public void Elements(IEnumerable<string?> elements, string member, int min, int max, ShapePattern? pattern, string[]? values, Func<string> shown)
    {
        var violated = new List<string>();
        foreach (var element in elements)
        {
            if (element is null) { Note(violated, "Member must not be null"); continue; }
            var length = element.EnumerateRunes().Count();
            if (length > max) Note(violated, $"Member must have length less than or equal to {max}");
            if (length < min) Note(violated, $"Member must have length greater than or equal to {min}");
            if (pattern is not null && length <= max && !pattern.Regex.IsMatch(element)) Note(violated, $"Member must satisfy regular expression pattern: {pattern.Text}");
            if (values is not null && Array.IndexOf(values, element) < 0) Note(violated, $"Member must satisfy enum value set: [{string.Join(", ", values)}]");
        }

        if (violated.Count > 0) Add(member, shown(), $"Member must satisfy constraint: [{string.Join(", ", violated)}]");

        static void Note(List<string> list, string text)
        {
            if (!list.Contains(text)) list.Add(text);
        }
    }

    public static string Show(IEnumerable<string?>? list) => $"[{string.Join(", ", list ?? [])}]";

    public static string Show(IEnumerable<KeyValuePair<string, string>>? map) => $"{{{string.Join(", ", (map ?? []).Select(p => $"{p.Key}={p.Value}"))}}}";

    /// <summary>As AWS writes structures: <c>[SchemaAttributeType(name=badge, attributeDataType=String, …)]</c>. Asked for only where they are refused.</summary>
    public static string Show(IEnumerable<IShape>? list)
    {
        var text = new StringBuilder();
        Write(text, list ?? []);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        if (text.Length > MaxShown) return;
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case IShape shape:
                var members = shape.GetType().GetProperties();
                text.Append(shape.GetType().Name).Append('(');
                for (var i = 0; i < members.Length; i++)
                {
                    text.Append(i == 0 ? "" : ", ").Append(char.ToLowerInvariant(members[i].Name[0])).Append(members[i].Name.AsSpan(1)).Append('=');
                    Write(text, members[i].GetValue(shape));
                }

                text.Append(')');
                break;
            case byte[] bytes:
                text.Append(CultureInfo.InvariantCulture, $"({bytes.Length} bytes)");
                break;
            case IEnumerable list and not string:
                text.Append('[');
                var before = "";
                foreach (var element in list)
                {
                    text.Append(before);
                    Write(text, element);
                    before = ", ";
                }

                text.Append(']');
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            default:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private void Add(string member, string? shown, string rule, bool quoted = true)
    {
        var path = string.Join('.', _path.Reverse().Append(member));
        var value = shown is null ? "" : quoted ? $" '{(shown.Length > MaxShown ? shown[..MaxShown] : shown)}'" : $" {shown}";
        (_errors ??= []).Add((new FieldError(path, rule), $"Value{value} at '{path}' failed to satisfy constraint: {rule}"));
    }
}
