namespace CognitoConsole.Engine.Iam;

/// <summary>Texts that are grammatical and fit nothing: with variables that nobody answers or that are none yet, and with wildcards where these are letters.</summary>
internal static class DeadTexts
{
    /// <param name="Spares">It says what the statement does not reach: NotResource, StringNotLike.</param>
    private sealed record Place(string Path, string Text, bool Spares);

    public static IEnumerable<(string Path, string Message)> Warnings(StatementText statement) =>
        Places(statement).SelectMany(p => OfVariables(statement, p).Select(message => (p.Path, message))).Concat(statement.Conditions.SelectMany(c => OfWildcards(statement, c)));

    private static IEnumerable<Place> Places(StatementText statement) =>
        statement.Resources.Select(text => new Place($"{statement.Path}.Resource", text, false))
            .Concat(statement.SparedResources.Select(text => new Place($"{statement.Path}.NotResource", text, true)))
            .Concat(statement.Conditions.SelectMany(c => c.Values.Select(text => new Place(statement.PathOf(c), text, c.IsNegated))))
            .Where(p => p.Text.Contains("${", StringComparison.Ordinal));

    private static IEnumerable<string> OfVariables(StatementText statement, Place place)
    {
        if (!statement.HasVariables)
        {
            yield return $"{place.Text} stands for itself: a policy has variables only since Version {PolicyReader.Version2012}, which this one does not name.";
            yield break;
        }

        foreach (var variable in Tokens(statement, place.Text).Select(t => t.Variable).OfType<PolicyVariable>().Where(v => !KnownConditionKeys.Answers(v.Key.Name)))
        {
            yield return variable.Default is { } standIn ? $"No request here answers {variable.Key.Name}, so '{standIn}' always stands for it."
                : place.Spares && statement.Allows ? $"No request here answers {variable.Key.Name}: what cannot be compared with {place.Text} is not allowed."
                : $"No request here answers {variable.Key.Name}, so {place.Text} fits nothing.";
        }
    }

    private static IEnumerable<(string Path, string Message)> OfWildcards(StatementText statement, ConditionText condition)
    {
        if (!condition.Operator.Contains("String", StringComparison.Ordinal) || condition.Operator.Contains("Like", StringComparison.Ordinal)) yield break;
        var like = condition.Operator.Replace("EqualsIgnoreCase", "Like", StringComparison.Ordinal).Replace("Equals", "Like", StringComparison.Ordinal);
        foreach (var text in condition.Values.Where(v => Tokens(statement, v).Any(t => t.Kind is TokenKind.AnyRun or TokenKind.AnyOne)))
            yield return (statement.PathOf(condition), $"{condition.Operator} takes * and ? as they stand, so {text} is no pattern. Is {like} meant?");
    }

    private static List<Token> Tokens(StatementText statement, string text) => PolicyText.Parse(text, wildcards: true, statement.HasVariables, "");
}
