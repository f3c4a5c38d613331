namespace CognitoConsole.Engine.UserPools;

/// <summary>A prefix as a range of byte-wise ordered keys: a LIKE would miss the index.</summary>
public static class KeyRange
{
    /// <summary>The smallest text after everything that begins with <paramref name="prefix"/>; null when there is none.</summary>
    public static string? After(string prefix)
    {
        for (var i = prefix.Length - 1; i >= 0; i--)
        {
            // Surrogates sort above U+E000 as UTF-8 bytes but below as UTF-16: step over the whole block, the databases compare bytes.
            if (prefix[i] >= '\ud7ff') continue;
            return prefix[..i] + (char)(prefix[i] + 1);
        }

        return null;
    }
}
