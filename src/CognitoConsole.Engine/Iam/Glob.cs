namespace CognitoConsole.Engine.Iam;

/// <summary><see cref="Unknown"/>: a variable had no value, or a value is not of the operator's type, so nobody can say.</summary>
internal enum Match : byte
{
    No,
    Yes,
    Unknown,
}

/// <summary>
/// A text with <c>*</c>, <c>?</c> and variables. Split at <c>*</c> into pieces of known length: the first and last are anchored, each one between
/// is taken where it first fits. That is exact for such patterns and never goes back, so no pattern costs more than text × pattern.
/// </summary>
internal sealed partial class Glob
{
    private enum Form : byte
    {
        Everything,
        Exact,
        Prefix,
        Pieces,
    }

    /// <summary>A literal, a run of <c>?</c>, or a variable.</summary>
    private readonly record struct Part(string? Literal, int Skip, int Variable)
    {
        public int Length(string[] values) => Literal?.Length ?? (Variable >= 0 ? values[Variable].Length : Skip);
    }

    private readonly Form _form;
    private readonly string _literal = "";
    private readonly Part[][] _pieces = [];
    private readonly PolicyVariable[] _variables = [];
    private readonly StringComparison _comparison;

    public Glob(IReadOnlyList<Token> tokens, StringComparison comparison = StringComparison.Ordinal)
    {
        _comparison = comparison;
        if (tokens.Count == 1 && tokens[0].Kind == TokenKind.AnyRun)
        {
            _form = Form.Everything;
        }
        else if (tokens.Count == 0 || (tokens.Count == 1 && tokens[0].Kind == TokenKind.Literal))
        {
            _form = Form.Exact;
            _literal = tokens.Count == 0 ? "" : tokens[0].Text;
        }
        else if (tokens.Count == 2 && tokens[0].Kind == TokenKind.Literal && tokens[1].Kind == TokenKind.AnyRun)
        {
            _form = Form.Prefix;
            _literal = tokens[0].Text;
        }
        else
        {
            _form = Form.Pieces;
            (_pieces, _variables) = Split(tokens);
        }
    }

    /// <summary>One text and no other, whatever the request.</summary>
    public bool IsExact => _form == Form.Exact;

    public Match Matches(ReadOnlySpan<char> text, PolicyRequest request) => _variables.Length == 0 ? MatchesText(text) : MatchesWithVariables(text, request);

    /// <summary>For patterns without variables, such as actions.</summary>
    public Match MatchesText(ReadOnlySpan<char> text) => _form switch
    {
        Form.Everything => Match.Yes,
        Form.Exact => text.Equals(_literal, _comparison) ? Match.Yes : Match.No,
        Form.Prefix => text.StartsWith(_literal, _comparison) ? Match.Yes : Match.No,
        _ => MatchesPieces(text, []) ? Match.Yes : Match.No,
    };

    private Match MatchesWithVariables(ReadOnlySpan<char> text, PolicyRequest request)
    {
        var values = new string[_variables.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (_variables[i].Resolve(request) is not { } value)
                return Match.Unknown;
            values[i] = value;
        }

        return MatchesPieces(text, values) ? Match.Yes : Match.No;
    }

    private bool MatchesPieces(ReadOnlySpan<char> text, string[] values)
    {
        var first = _pieces[0];
        var head = Length(first, values);
        if (_pieces.Length == 1)
            return text.Length == head && FitsAt(first, text, values);

        var last = _pieces[^1];
        var tail = Length(last, values);
        if (text.Length < (long)head + tail || !FitsAt(first, text, values) || !FitsAt(last, text[^tail..], values))
            return false;

        text = text[head..^tail];
        for (var i = 1; i < _pieces.Length - 1; i++)
        {
            var at = Find(_pieces[i], text, values);
            if (at < 0)
                return false;
            text = text[(at + Length(_pieces[i], values))..];
        }

        return true;
    }

    private int Find(Part[] piece, ReadOnlySpan<char> text, string[] values)
    {
        if (piece is [{ Literal: { } literal }])
            return text.IndexOf(literal, _comparison);
        var length = Length(piece, values);
        for (var at = 0; at + length <= text.Length; at++)
        {
            if (FitsAt(piece, text[at..], values))
                return at;
        }

        return -1;
    }

    private bool FitsAt(Part[] piece, ReadOnlySpan<char> text, string[] values)
    {
        foreach (var part in piece)
        {
            var length = part.Length(values);
            if (text.Length < length)
                return false;
            var expected = part.Literal ?? (part.Variable >= 0 ? values[part.Variable] : null);
            if (expected is not null && !text[..length].Equals(expected, _comparison))
                return false;
            text = text[length..];
        }

        return true;
    }

    private static int Length(Part[] piece, string[] values)
    {
        var length = 0;
        foreach (var part in piece)
            length += part.Length(values);
        return length;
    }

    private static (Part[][] Pieces, PolicyVariable[] Variables) Split(IReadOnlyList<Token> tokens)
    {
        var pieces = new List<Part[]>();
        var variables = new List<PolicyVariable>();
        var current = new List<Part>();
        foreach (var token in tokens)
        {
            switch (token.Kind)
            {
                case TokenKind.AnyRun:
                    pieces.Add([.. current]);
                    current.Clear();
                    break;
                case TokenKind.AnyOne:
                    current.Add(new Part(null, 1, -1));
                    break;
                case TokenKind.Variable:
                    current.Add(new Part(null, 0, variables.Count));
                    variables.Add(token.Variable!);
                    break;
                default:
                    current.Add(new Part(token.Text, 0, -1));
                    break;
            }
        }

        pieces.Add([.. current]);
        return ([.. pieces], [.. variables]);
    }
}
