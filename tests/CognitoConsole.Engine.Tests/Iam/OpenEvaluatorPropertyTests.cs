using CognitoConsole.Engine.Iam;
using FsCheck.Xunit;

namespace CognitoConsole.Engine.Tests.Iam;

/// <summary>What is said of requests of which not everything is known holds for each of them.</summary>
[Properties(Arbitrary = [typeof(PolicyPropertyTests.Arbitraries)], MaxTest = 2000)]
public sealed class OpenEvaluatorPropertyTests
{
    private const string Team = "aws:PrincipalTag/team";
    private const string Key = "x:key";

    [Property]
    public void Where_all_is_known_it_is_the_decision(PolicyPropertyTests.Statements statements, PolicyPropertyTests.Question question) =>
        Assert.Equal(Decision(statements, question), Consider(statements, question, []).Truth);

    [Property]
    public void A_yes_or_no_holds_whatever_the_open_keys_are(PolicyPropertyTests.Statements statements, PolicyPropertyTests.Question question, bool team, bool key)
    {
        string[] open = [.. team ? [Team] : Array.Empty<string>(), .. key ? [Key] : Array.Empty<string>()];
        var answer = Consider(statements, question, open);
        if (answer.Truth is { } truth) Assert.Equal(Decision(statements, question), truth);
        else Assert.All(answer.On, k => Assert.Contains(k.Trim('$', '{', '}'), open));
        Assert.Equal(answer.Truth is null, answer.On.Count > 0);
    }

    [Property]
    public void A_value_of_which_the_beginning_is_known_is_one_of_those(PolicyPropertyTests.Statements statements, PolicyPropertyTests.Question question)
    {
        if (question.Values is not [var value, ..]) return;
        var known = question with { Values = question.Values[1..] };
        var answer = OpenEvaluator.Decide(new OpenRequest(Request(known), k => k == Key ? new OpenKey(value[..1]) : null), [Layer(statements)]).Answer;
        if (answer.Truth is { } truth) Assert.Equal(Decision(statements, question), truth);
    }

    private static bool Decision(PolicyPropertyTests.Statements statements, PolicyPropertyTests.Question question) =>
        PolicyEvaluator.Decide(Request(question) with { IdentityPolicies = Layer(statements) }).IsAllowed;

    private static Answer Consider(PolicyPropertyTests.Statements statements, PolicyPropertyTests.Question question, string[] open)
    {
        var known = question with { Team = open.Contains(Team) ? null : question.Team, Values = open.Contains(Key) ? [] : question.Values };
        return OpenEvaluator.Decide(new OpenRequest(Request(known), k => open.Contains(k) ? new OpenKey() : null), [Layer(statements)]).Answer;
    }

    private static IReadOnlyList<NamedPolicy> Layer(PolicyPropertyTests.Statements statements) => [Policies.Of("p", statements.Items)];

    private static PolicyRequest Request(PolicyPropertyTests.Question question)
    {
        var principal = PolicyPrincipal.User("arn:aws:iam::123456789012:user/alice", "123456789012", "alice");
        return new()
        {
            Principal = question.Team is { } team ? principal.WithTags([new("team", team)]) : principal,
            Action = question.Action,
            Resource = question.Resource,
            Context = new PolicyContext { [Key] = question.Values },
        };
    }
}
