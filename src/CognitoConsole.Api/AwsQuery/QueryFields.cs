using System.Buffers;
using System.Globalization;
using System.Text;
using CognitoConsole.Contracts;

namespace CognitoConsole.Api;

/// <summary>The fields of a form body or a query string, decoded strictly: broken escapes, broken UTF-8 and repeated names are refused.</summary>
internal sealed class QueryFields
{
    private const int MaxFields = 1000;
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    public static QueryFields From(string? query, in ReadOnlySequence<byte> body)
    {
        var fields = new QueryFields();
        if (query is { Length: > 1 }) fields.Add(Encoding.UTF8.GetBytes(query[1..]));
        if (!body.IsEmpty) fields.Add(body.IsSingleSegment ? body.FirstSpan : body.ToArray());
        return fields;
    }

    public string? this[string name] => _fields.GetValueOrDefault(name);

    /// <summary>Is there a field of this name, or one below it (<c>name.member.1</c>)?</summary>
    public bool Has(string name)
    {
        if (_fields.ContainsKey(name)) return true;
        var below = name + ".";
        return _fields.Keys.Any(k => k.StartsWith(below, StringComparison.Ordinal));
    }

    /// <summary>
    /// Names of a list's elements (<c>name.member.1</c>) by number. A number that is left out leaves no element out; what stands below a list and is none of its elements is
    /// refused: a session policy that is not read would be a session without it.
    /// </summary>
    public IReadOnlyList<string> Elements(string name)
    {
        var (below, mark) = (name + ".", name + ".member.");
        var numbers = new SortedSet<int>();
        // SDKs write an empty list as the bare name.
        if (this[name] is { Length: > 0 }) throw NoElement();
        foreach (var key in _fields.Keys.Where(k => k.StartsWith(below, StringComparison.Ordinal)))
        {
            var number = key.StartsWith(mark, StringComparison.Ordinal) ? key[mark.Length..].Split('.')[0] : "";
            // With a leading zero one element would have two names.
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var position) || number[0] == '0')
                throw NoElement();
            numbers.Add(position);
        }

        return [.. numbers.Select(n => string.Create(CultureInfo.InvariantCulture, $"{mark}{n}"))];

        CognitoException NoElement() => Malformed($"{name} is a list: its elements are named {mark}1, {mark}2 and so on.");
    }

    private void Add(ReadOnlySpan<byte> text)
    {
        foreach (var range in text.Split((byte)'&'))
        {
            var field = text[range];
            if (field.IsEmpty) continue;
            var equals = field.IndexOf((byte)'=');
            var name = Decode(equals < 0 ? field : field[..equals]);
            var value = equals < 0 ? "" : Decode(field[(equals + 1)..]);
            if (!_fields.TryAdd(name, value)) throw Malformed("A parameter was given more than once.");
            if (_fields.Count > MaxFields) throw Malformed($"More than {MaxFields} parameters.");
        }
    }

    private static string Decode(ReadOnlySpan<byte> encoded)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(encoded.Length);
        try
        {
            var length = 0;
            for (var i = 0; i < encoded.Length; i++)
            {
                if (encoded[i] != '%')
                {
                    buffer[length++] = encoded[i] == '+' ? (byte)' ' : encoded[i];
                    continue;
                }

                if (i + 2 >= encoded.Length || !byte.TryParse(encoded.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
                    throw Malformed("A percent sign is not followed by two hexadecimal digits.");
                buffer[length++] = value;
                i += 2;
            }

            return StrictUtf8.GetString(buffer, 0, length);
        }
        catch (DecoderFallbackException)
        {
            throw Malformed("A parameter is not valid UTF-8.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true); // may have held a password or token
        }
    }

    private static CognitoException Malformed(string message) => new(ErrorCodes.SerializationException, message);
}
