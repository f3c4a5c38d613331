namespace CognitoConsole.Admin.Kit;

/// <summary>One page of a list as the engine gave it; a next token means there is more.</summary>
public sealed record TablePage<TItem>(IReadOnlyList<TItem> Items, string? NextToken);
