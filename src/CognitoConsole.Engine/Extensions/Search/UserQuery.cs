using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>What is searched: conditions joined by and and or. Decided on the user himself; indexes only propose.</summary>
internal abstract record UserQuery
{
    /// <summary>What finding by an index costs, from little (an exact value) to more than reading the whole pool.</summary>
    public const int NoIndex = 10;

    /// <summary>The conditions by whose indexes every match can be found, the cheapest such; empty where only the whole pool holds them all.</summary>
    public abstract IReadOnlyList<UserCondition> Drivers { get; }

    public int Cost => Drivers.Count == 0 ? NoIndex : Drivers.Max(d => d.OwnCost);

    public abstract bool Matches(CognitoUser user);

    /// <summary>Conditions on one attribute without which nothing matches.</summary>
    public abstract IEnumerable<UserCondition> Required(string attribute);

    public sealed record All(IReadOnlyList<UserQuery> Parts) : UserQuery
    {
        public override IReadOnlyList<UserCondition> Drivers { get; } = Parts.MinBy(p => p.Cost)!.Drivers;

        public override bool Matches(CognitoUser user) => Parts.All(p => p.Matches(user));

        public override IEnumerable<UserCondition> Required(string attribute) => Parts.SelectMany(p => p.Required(attribute));
    }

    public sealed record Any(IReadOnlyList<UserQuery> Parts) : UserQuery
    {
        public override IReadOnlyList<UserCondition> Drivers { get; } = Parts.Any(p => p.Drivers.Count == 0) ? [] : [.. Parts.SelectMany(p => p.Drivers)];

        public override bool Matches(CognitoUser user) => Parts.Any(p => p.Matches(user));

        public override IEnumerable<UserCondition> Required(string attribute) => [];
    }
}

internal enum UserComparison
{
    Equals,
    StartsWith,
    Contains,
    Before,
    After,
}

/// <summary>One condition; <paramref name="Operand"/> is folded as the values are.</summary>
internal sealed record UserCondition(UserPool Pool, string Attribute, UserComparison Comparison, string Operand) : UserQuery
{
    public override IReadOnlyList<UserCondition> Drivers => OwnCost < NoIndex ? [this] : [];

    public int OwnCost => UserValues.IsIndexed(Attribute) || Attribute == SearchRows.Disabled && Comparison == UserComparison.Equals && Operand == SearchRows.IsDisabled
        ? Comparison switch
        {
            UserComparison.Equals => Attribute is SearchRows.Status or SearchRows.Disabled ? 2 : 0,
            UserComparison.StartsWith => Operand.Length == 0 ? 3 : 1,
            UserComparison.Contains => 3,
            _ => NoIndex,
        }
        : NoIndex;

    public override bool Matches(CognitoUser user) => UserValues.Of(Pool, user, Attribute) is { } value && Holds(value);

    public bool Holds(string value) => Comparison switch
    {
        UserComparison.Equals => value == Operand,
        UserComparison.StartsWith => value.StartsWith(Operand, StringComparison.Ordinal),
        UserComparison.Contains => value.Contains(Operand, StringComparison.OrdinalIgnoreCase),
        UserComparison.Before => string.CompareOrdinal(value, Operand) < 0,
        _ => string.CompareOrdinal(value, Operand) > 0,
    };

    public override IEnumerable<UserCondition> Required(string attribute) => Attribute == attribute ? [this] : [];
}
