namespace CognitoConsole.Admin.Kit;

/// <summary>One day of a <see cref="DayBars"/> chart.</summary>
/// <param name="Lower">The part at the foot of the bar.</param>
/// <param name="Upper">The part on top of it.</param>
/// <param name="LowerList">Where the list is that the lower part counts; null where none is kept.</param>
/// <param name="UpperList">The same for the upper part.</param>
public sealed record DayBar(DateOnly Date, long Lower, long Upper, string? LowerList, string? UpperList);
