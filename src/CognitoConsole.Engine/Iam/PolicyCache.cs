using System.Collections.Concurrent;

namespace CognitoConsole.Engine.Iam;

/// <summary>
/// Compiled documents by their text, as they are stored (<see cref="PolicyDocument.Stored"/>). Bounded: two generations, of which the older is dropped when the younger is full, so a document in use stays and
/// a flood of session policies costs no more than <paramref name="capacity"/> documents.
/// </summary>
public sealed class PolicyCache(int capacity = 1024)
{
    private readonly Lock _turn = new();
    private ConcurrentDictionary<(string Text, PolicyKind Kind), PolicyDocument> _young = new();
    private ConcurrentDictionary<(string Text, PolicyKind Kind), PolicyDocument> _old = new();

    public int Count => _young.Count + _old.Count;

    public PolicyDocument Get(string text, PolicyKind kind)
    {
        var key = (text, kind);
        if (_young.TryGetValue(key, out var document))
            return document;
        if (!_old.TryGetValue(key, out document))
            document = PolicyDocument.Stored(text, kind);

        lock (_turn)
        {
            if (_young.Count >= Math.Max(1, capacity / 2))
            {
                _old = _young;
                _young = new();
            }

            _young[key] = document;
        }

        return document;
    }
}
