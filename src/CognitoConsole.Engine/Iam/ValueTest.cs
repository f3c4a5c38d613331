namespace CognitoConsole.Engine.Iam;

/// <summary>The values of a condition, of one type: whether a value of the request equals (is like, is less than, lies in) one of them.</summary>
internal abstract class ValueTest
{
    public abstract Match Compare(string actual, PolicyRequest request);

    /// <summary>Variables in the values.</summary>
    public virtual IEnumerable<PolicyVariable> Variables => [];

    /// <summary>As <see cref="Compare"/>, where not everything of the request is known.</summary>
    /// <param name="unknown">What <see cref="Match.Unknown"/> counts as, so that it is decided against the caller.</param>
    public virtual Answer Consider(string actual, OpenRequest request, bool unknown) => Answer.Of(Compare(actual, request.Known), unknown);

    /// <summary>For a value of which only the beginning is known; null where that does not tell.</summary>
    public virtual bool? CompareStart(string start) => null;
}

internal sealed class NullTest(bool[] absent) : ValueTest
{
    public bool IsMet(bool exists) => absent.Contains(!exists);

    public override Match Compare(string actual, PolicyRequest request) => throw new InvalidOperationException("Null asks for presence, not for values.");
}

internal sealed class TextTest(Glob[] patterns) : ValueTest
{
    /// <summary>The values are whole texts: no wildcard and no variable.</summary>
    public bool IsExact => patterns.All(p => p.IsExact);

    public override IEnumerable<PolicyVariable> Variables => patterns.SelectMany(p => p.Variables);

    public override Answer Consider(string actual, OpenRequest request, bool unknown) => patterns.Aggregate(Answer.No, (any, p) => any | p.Consider(actual, request, unknown));

    public override bool? CompareStart(string start) => patterns.Aggregate((bool?)false, (any, p) => any | p.MatchesStart(start));

    public override Match Compare(string actual, PolicyRequest request)
    {
        var result = Match.No;
        foreach (var pattern in patterns)
        {
            var match = pattern.Matches(actual, request);
            if (match == Match.Yes)
                return Match.Yes;
            if (match == Match.Unknown)
                result = Match.Unknown;
        }

        return result;
    }
}

/// <param name="wholes">Values that are one variable, whose value is a whole ARN.</param>
internal sealed class ArnTest(ArnPattern[] patterns, TextTest wholes) : ValueTest
{
    public override IEnumerable<PolicyVariable> Variables => wholes.Variables.Concat(patterns.SelectMany(p => p.Variables));

    public override Answer Consider(string actual, OpenRequest request, bool unknown) => new ArnText(actual).IsArn
        ? patterns.Aggregate(wholes.Consider(actual, request, unknown), (any, p) => any | p.Consider(new ArnText(actual), request, unknown))
        : Answer.Of(unknown);

    public override Match Compare(string actual, PolicyRequest request)
    {
        var arn = new ArnText(actual);
        if (!arn.IsArn)
            return Match.Unknown;
        var result = wholes.Compare(actual, request);
        foreach (var pattern in patterns)
        {
            if (result == Match.Yes)
                return Match.Yes;
            var match = pattern.Matches(arn, request);
            if (match != Match.No)
                result = match;
        }

        return result;
    }
}

internal enum Comparison : byte
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>Numbers and dates.</summary>
internal sealed class OrderTest<T>(T[] expected, Comparison comparison, Func<string, T?> parse) : ValueTest
    where T : struct, IComparable<T>
{
    public override Match Compare(string actual, PolicyRequest request)
    {
        if (parse(actual) is not { } value)
            return Match.Unknown;
        foreach (var other in expected)
        {
            var order = value.CompareTo(other);
            var holds = comparison switch
            {
                Comparison.Equal => order == 0,
                Comparison.Less => order < 0,
                Comparison.LessOrEqual => order <= 0,
                Comparison.Greater => order > 0,
                _ => order >= 0,
            };
            if (holds)
                return Match.Yes;
        }

        return Match.No;
    }
}

internal sealed class BoolTest(bool[] expected) : ValueTest
{
    public override Match Compare(string actual, PolicyRequest request) =>
        !bool.TryParse(actual, out var value) ? Match.Unknown : expected.Contains(value) ? Match.Yes : Match.No;
}

internal sealed class BinaryTest(byte[][] expected) : ValueTest
{
    public override Match Compare(string actual, PolicyRequest request)
    {
        if (ConditionValues.Binary(actual) is not { } value)
            return Match.Unknown;
        foreach (var other in expected)
        {
            if (value.AsSpan().SequenceEqual(other))
                return Match.Yes;
        }

        return Match.No;
    }
}

internal sealed class IpTest(IpRange[] ranges) : ValueTest
{
    public override Match Compare(string actual, PolicyRequest request)
    {
        if (IpRange.Parse(actual) is not { } address)
            return Match.Unknown;
        foreach (var range in ranges)
        {
            if (range.Contains(address))
                return Match.Yes;
        }

        return Match.No;
    }
}
