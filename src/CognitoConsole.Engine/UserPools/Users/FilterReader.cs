using System.Text;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Reads the words of a filter: names, operators, and values in quotes with quotes escaped by a backslash.</summary>
internal sealed class FilterReader(string text)
{
    private int _position;

    /// <summary>Nothing but blanks is left.</summary>
    public bool IsAtEnd
    {
        get
        {
            SkipBlanks();
            return _position == text.Length;
        }
    }

    /// <summary>Steps over a mark if it is next.</summary>
    public bool Take(string mark)
    {
        SkipBlanks();
        if (!text.AsSpan(_position).StartsWith(mark, StringComparison.Ordinal)) return false;
        _position += mark.Length;
        return true;
    }

    /// <summary>Steps over a word in upper or lower case if it is next and whole.</summary>
    public bool TakeWord(string word)
    {
        SkipBlanks();
        var end = _position + word.Length;
        if (end < text.Length && IsOfName(text[end]) || !text.AsSpan(_position).StartsWith(word, StringComparison.OrdinalIgnoreCase)) return false;
        _position = end;
        return true;
    }

    /// <summary>An attribute's name, bare or in quotes.</summary>
    public string Name()
    {
        SkipBlanks();
        if (_position < text.Length && text[_position] == '"') return Quoted();
        var start = _position;
        while (_position < text.Length && IsOfName(text[_position])) _position++;
        return text[start.._position];
    }

    public string Quoted()
    {
        SkipBlanks();
        if (_position >= text.Length || text[_position++] != '"') throw Unreadable();
        var value = new StringBuilder();
        while (_position < text.Length && text[_position] != '"')
        {
            if (text[_position] == '\\' && ++_position == text.Length) throw Unreadable();
            value.Append(text[_position++]);
        }

        if (_position++ >= text.Length) throw Unreadable();
        return value.ToString();
    }

    public static Contracts.CognitoException Unreadable() => Errors.InvalidParameter("Error while parsing filter", "filter");

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or ':' or '-' or '.';

    private void SkipBlanks()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position])) _position++;
    }
}
