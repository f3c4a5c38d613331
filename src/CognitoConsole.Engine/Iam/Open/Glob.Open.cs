using System.Text;
using System.Text.RegularExpressions;

namespace CognitoConsole.Engine.Iam;

/// <content>Where not everything of the request is known. Asked by people, a few times: here a regular expression is quick enough.</content>
internal sealed partial class Glob
{
    public IReadOnlyList<PolicyVariable> Variables => _variables;

    /// <summary>As <see cref="Matches"/>: what no value of the open variables makes match is no match, else it depends on them.</summary>
    /// <param name="unknown">What <see cref="Match.Unknown"/> counts as; a variable that may be absent may be that too.</param>
    public Answer Consider(ReadOnlySpan<char> text, OpenRequest request, bool unknown)
    {
        var open = _variables.Where(v => v.IsOpen(request)).ToList();
        if (open.Count == 0) return Answer.Of(Matches(text, request.Known), unknown);
        if (Shape(request) is not { } shape) return Answer.Of(unknown);
        var options = RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant | (_comparison == StringComparison.OrdinalIgnoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        return Regex.IsMatch(text, shape, options) || (unknown && open.Exists(v => v.MayLack(request))) ? Answer.DependsOn(open.Select(v => v.ToString())) : Answer.No;
    }

    /// <summary>Matches every text that begins so, or none; null: some.</summary>
    public bool? MatchesStart(string start)
    {
        if (_form == Form.Everything) return true;
        if (_variables.Length > 0) return null;
        var head = _form == Form.Pieces ? (_pieces[0] is [{ Literal: { } first }, ..] ? first : "") : _literal;
        if (head.StartsWith(start, _comparison)) return null;
        return _form != Form.Exact && start.StartsWith(head, _comparison) ? (_form == Form.Prefix ? true : null) : false;
    }

    private string? Shape(OpenRequest request)
    {
        var shape = new StringBuilder("\\A(?:");
        for (var i = 0; i < _pieces.Length; i++)
        {
            if (i > 0) shape.Append(".*");
            foreach (var part in _pieces[i])
            {
                var text = part.Literal is { } literal ? Regex.Escape(literal) : part.Variable < 0 ? new string('.', part.Skip) : _variables[part.Variable].Shape(request);
                if (text is null) return null;
                shape.Append(text);
            }
        }

        return shape.Append(")\\z").ToString();
    }
}
