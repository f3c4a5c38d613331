namespace CognitoConsole.Engine.Iam;

/// <summary>Yes, no, or: that depends on something of the request that is not known.</summary>
internal sealed record Answer
{
    private Answer(bool? truth, IReadOnlyList<string> on)
    {
        Truth = truth;
        On = on;
    }

    /// <summary>Null: it depends.</summary>
    public bool? Truth { get; }

    /// <summary>The keys that it depends on; one that stands in a policy as a variable as <c>${…}</c>.</summary>
    public IReadOnlyList<string> On { get; }

    public static Answer Yes { get; } = new(true, []);
    public static Answer No { get; } = new(false, []);

    public static Answer Of(bool truth) => truth ? Yes : No;

    public static Answer Of(Match match, bool unknown) => Of(match == Match.Unknown ? unknown : match == Match.Yes);

    public static Answer DependsOn(params IEnumerable<string> keys) => new(null, [.. keys.Distinct(StringComparer.OrdinalIgnoreCase)]);

    public static Answer operator &(Answer a, Answer b) => Join(a, b, a.Truth & b.Truth);

    public static Answer operator |(Answer a, Answer b) => Join(a, b, a.Truth | b.Truth);

    public static Answer operator !(Answer a) => a.Truth is { } truth ? Of(!truth) : a;

    private static Answer Join(Answer a, Answer b, bool? truth) => truth is { } known ? Of(known) : DependsOn(a.On.Concat(b.On));
}
