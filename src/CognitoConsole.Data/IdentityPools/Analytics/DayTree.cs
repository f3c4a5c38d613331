using System.Numerics;

namespace CognitoConsole.Data.IdentityPools;

/// <summary>
/// Finds the periods over a day without reading others. Of its days, every period is kept at the one that the highest power of two divides: there is one. So what lies
/// over a day is at that day or at one of a few before and after it, one for each power of two; and a period at a day before it lies over it if it ends later,
/// one at a day after it if it begins no later. Each is a range of an index in which every row counts (Edelsbrunner's interval tree, in columns).
/// </summary>
public static class DayTree
{
    /// <summary>Where a period is kept.</summary>
    /// <param name="last">Included.</param>
    public static int NodeOf(int first, int last)
    {
        var level = BitOperations.Log2((uint)((first - 1) ^ last));
        return last >> level << level;
    }

    /// <summary>Where the periods over a day are kept. Always the same ones, in the same order: as many as the day has bits (a period at a still higher power of two would last for decades).</summary>
    public static IEnumerable<int> NodesOver(int day)
    {
        for (var level = BitOperations.TrailingZeroCount(day); level <= BitOperations.Log2((uint)day) + 1; level++) yield return (day >> level | 1) << level;
    }
}
