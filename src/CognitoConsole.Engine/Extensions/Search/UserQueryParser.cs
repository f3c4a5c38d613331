using System.Globalization;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Reads the filter of SearchUsers: conditions, <c>and</c> before <c>or</c>, parentheses.</summary>
internal sealed class UserQueryParser
{
    private const int MaxConditions = 20;
    private const int MaxDepth = 8;
    private readonly UserPool _pool;
    private readonly FilterReader _reader;
    private int _conditions;
    private int _depth;

    private UserQueryParser(UserPool pool, string text)
    {
        _pool = pool;
        _reader = new FilterReader(text);
    }

    /// <returns>Null for an empty filter.</returns>
    /// <exception cref="Contracts.CognitoException">InvalidParameterException.</exception>
    public static UserQuery? Parse(UserPool pool, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var parser = new UserQueryParser(pool, text);
        var query = parser.Either();
        if (!parser._reader.IsAtEnd) throw FilterReader.Unreadable();
        return query;
    }

    private UserQuery Either()
    {
        var parts = new List<UserQuery> { Both() };
        while (_reader.TakeWord("or")) parts.Add(Both());
        return parts.Count == 1 ? parts[0] : new UserQuery.Any(parts);
    }

    private UserQuery Both()
    {
        var parts = new List<UserQuery> { One() };
        while (_reader.TakeWord("and")) parts.Add(One());
        return parts.Count == 1 ? parts[0] : new UserQuery.All(parts);
    }

    private UserQuery One()
    {
        if (!_reader.Take("(")) return Condition();
        if (++_depth > MaxDepth) throw Errors.InvalidParameter($"A filter has at most {MaxDepth} parentheses within each other.", "filter");
        var inner = Either();
        if (!_reader.Take(")")) throw FilterReader.Unreadable();
        _depth--;
        return inner;
    }

    private UserCondition Condition()
    {
        if (++_conditions > MaxConditions) throw Errors.InvalidParameter($"A filter has at most {MaxConditions} conditions.", "filter");
        var name = _reader.Name();
        var comparison = _reader.Take("^=") ? UserComparison.StartsWith
            : _reader.Take("*=") ? UserComparison.Contains
            : _reader.Take("<") ? UserComparison.Before
            : _reader.Take(">") ? UserComparison.After
            : _reader.Take("=") ? UserComparison.Equals : throw FilterReader.Unreadable();
        var value = _reader.Quoted();
        UserValues.Demand(_pool, name, "filter");
        if (UserValues.IsTime(name) != comparison is UserComparison.Before or UserComparison.After)
            throw Errors.InvalidParameter(UserValues.IsTime(name) ? $"{name} is compared with < or >." : $"{name} is compared with =, ^= or *=.", "filter");
        return new UserCondition(_pool, name, comparison, UserValues.IsTime(name) ? Time(value) : UserValues.Operand(_pool, name, value));
    }

    private static string Time(string value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) && time >= DateTimeOffset.UnixEpoch
            ? UserValues.Key(time)
            : throw Errors.InvalidParameter($"Not an ISO 8601 date: {value}", "filter");
}
