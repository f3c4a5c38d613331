namespace CognitoConsole.Admin;

/// <summary>What this operator may not do here, and why. Until it is known, nothing may be pressed.</summary>
public sealed class Refusals
{
    private readonly IReadOnlyDictionary<string, string?>? _known;

    private Refusals(IReadOnlyDictionary<string, string?>? known) => _known = known;

    public static Refusals Unknown { get; } = new(null);

    /// <summary>Null when the operation is allowed, else the sentence for the disabled control.</summary>
    public string? this[string operation] => _known is null ? "One moment: your role is being checked." : _known[operation];

    /// <summary>Also knows this permission, which is no operation of the pool.</summary>
    public Refusals With(string name, string? reason) => new(new Dictionary<string, string?>(_known ?? new Dictionary<string, string?>()) { [name] = reason });

    public static async Task<Refusals> Of(Func<string, ValueTask<string?>> whyNot, params string[] operations)
    {
        var known = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var operation in operations) known[operation] = await whyNot(operation);
        return new Refusals(known);
    }
}
