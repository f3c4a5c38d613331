namespace CognitoConsole.Admin.Kit;

/// <summary>What a <see cref="FormField"/> tells the control inside it. A group of controls shares no id, only the label.</summary>
public sealed record FieldFrame(string? Id, string LabelId, string DescribedBy, bool Invalid, FormField? Field = null);
