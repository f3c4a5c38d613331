namespace CognitoConsole.Engine.Iam;

/// <summary>An ARN cut at its first five colons; what follows the fifth is the resource, colons and slashes included.</summary>
internal readonly ref struct ArnText
{
    public const int Segments = 6;

    private readonly ReadOnlySpan<char> _text;
    private readonly int _first, _second, _third, _fourth, _fifth;

    public ArnText(ReadOnlySpan<char> text)
    {
        _text = text;
        if (!text.StartsWith("arn:", StringComparison.Ordinal))
            return;
        _first = 3;
        _second = Next(_first);
        _third = Next(_second);
        _fourth = Next(_third);
        _fifth = Next(_fourth);
    }

    /// <summary>False for <c>*</c>, which stands for "no particular resource" in operations such as ListUserPools.</summary>
    public bool IsArn => _fifth > 0;

    public ReadOnlySpan<char> this[int segment] => segment switch
    {
        0 => _text[.._first],
        1 => _text[(_first + 1).._second],
        2 => _text[(_second + 1).._third],
        3 => _text[(_third + 1).._fourth],
        4 => _text[(_fourth + 1).._fifth],
        _ => _text[(_fifth + 1)..],
    };

    public ReadOnlySpan<char> Account => this[4];

    private int Next(int after)
    {
        if (after <= 0)
            return -1;
        var at = _text[(after + 1)..].IndexOf(':');
        return at < 0 ? -1 : after + 1 + at;
    }
}

/// <summary><c>*</c>, or an ARN whose six segments are compared one by one, so that a wildcard never reaches over a colon into the next segment.</summary>
internal sealed class ArnPattern
{
    private readonly Glob[]? _segments;

    private ArnPattern(Glob[]? segments) => _segments = segments;

    public Match Matches(in ArnText arn, PolicyRequest request)
    {
        if (_segments is null)
            return Match.Yes;
        if (!arn.IsArn)
            return Match.No;

        var result = Match.Yes;
        // The resource segment first: it is the one that usually differs.
        for (var i = ArnText.Segments - 1; i > 0; i--)
        {
            var match = _segments[i].Matches(arn[i], request);
            if (match == Match.No)
                return Match.No;
            if (match == Match.Unknown)
                result = Match.Unknown;
        }

        return result;
    }

    public IEnumerable<PolicyVariable> Variables => _segments?.SelectMany(s => s.Variables) ?? [];

    /// <summary>As <see cref="Matches"/>, where not everything of the request is known.</summary>
    /// <param name="unknown">What <see cref="Match.Unknown"/> counts as.</param>
    public Answer Consider(in ArnText arn, OpenRequest request, bool unknown)
    {
        if (_segments is null)
            return Answer.Yes;
        if (!arn.IsArn)
            return Answer.No;
        var result = Answer.Yes;
        for (var i = ArnText.Segments - 1; i > 0; i--)
            result &= _segments[i].Consider(arn[i], request, unknown);
        return result;
    }

    /// <param name="anyService">The service may be a wildcard: in ARN conditions, not in Resource.</param>
    public static ArnPattern Parse(string text, bool variables, bool anyService, string path)
    {
        var tokens = PolicyText.Parse(text, wildcards: true, variables, path);
        if (tokens is [{ Kind: TokenKind.AnyRun }])
            return new ArnPattern(null);

        var segments = Cut(tokens);
        if (segments.Count < 3 || segments[0] is not [{ Kind: TokenKind.Literal, Text: "arn" }])
            throw Malformed.At(path, $"{text} must be in ARN format or \"*\".");
        if (!anyService && segments[2] is not [{ Kind: TokenKind.Literal }])
            throw Malformed.At(path, $"the service of {text} is named without wildcard or variable.");

        // AWS completes a short ARN: arn:aws:sqs means arn:aws:sqs:*:*:*.
        while (segments.Count < ArnText.Segments)
            segments.Add([new Token(TokenKind.AnyRun)]);
        return new ArnPattern([.. segments.Select(s => new Glob(s))]);
    }

    /// <summary>Cuts at colons of the text itself; a colon in a variable's name is none, and one in its value cannot move a boundary.</summary>
    private static List<List<Token>> Cut(List<Token> tokens)
    {
        var segments = new List<List<Token>> { new() };
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Literal)
            {
                segments[^1].Add(token);
                continue;
            }

            var parts = token.Text.Split(':', ArnText.Segments - segments.Count + 1);
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                    segments.Add([]);
                if (parts[i].Length > 0)
                    segments[^1].Add(new Token(TokenKind.Literal, parts[i]));
            }
        }

        return segments;
    }
}
