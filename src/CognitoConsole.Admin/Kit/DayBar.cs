namespace CognitoConsole.Admin.Kit;

/// <summary>One day of a <see cref="DayBars"/> chart.</summary>
/// <param name="Lower">The part at the foot of the bar.</param>
/// <param name="Upper">The part on top of it.</param>
/// <param name="List">Where the list is that both parts count.</param>
public sealed record DayBar(DateOnly Date, long Lower, long Upper, string List);
