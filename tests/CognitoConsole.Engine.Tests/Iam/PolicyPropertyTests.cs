using CognitoConsole.Contracts;
using CognitoConsole.Engine.Iam;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CognitoConsole.Engine.Tests.Iam;

/// <summary>Laws of the evaluation, over policies and requests from small alphabets, so that statements often meet.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 500)]
public sealed class PolicyPropertyTests
{
    private const string DenyAll = """{"Effect":"Deny","Action":"*","Resource":"*"}""";

    /// <summary>JSON of statements without principal; some allow, some deny.</summary>
    public sealed record Statements(string[] Items)
    {
        public override string ToString() => string.Join('\n', Items);
    }

    public sealed record Allow(string Json);

    public sealed record Question(string Action, string Resource, string? Team, string[] Values);

    /// <summary>A pattern and a text over a and b, so that they meet.</summary>
    public sealed record PatternAndText(string Pattern, string Text);

    /// <summary>An operator, one or more values of the policy and those of the request, from few bytes, so that they meet.</summary>
    public sealed record Binaries(string Operator, byte[][] Policy, byte[][] Request);

    /// <summary>A policy's text with some characters changed.</summary>
    public sealed record Damaged(string Text);

    [Property]
    public void A_deny_that_applies_wins(Statements statements, Question question, PositiveInt at)
    {
        var items = statements.Items.ToList();
        items.Insert(at.Get % (items.Count + 1), DenyAll);
        Assert.Equal(PolicyOutcome.ExplicitDeny, Ask(question, [.. items]).Outcome);
    }

    [Property]
    public void The_whole_is_what_its_statements_say_one_by_one(Statements statements, Question question)
    {
        var single = statements.Items.Select(s => Ask(question, s).Outcome).ToList();
        var expected = single.Contains(PolicyOutcome.ExplicitDeny) ? PolicyOutcome.ExplicitDeny
            : single.Contains(PolicyOutcome.Allowed) ? PolicyOutcome.Allowed : PolicyOutcome.ImplicitDeny;
        var decision = Ask(question, statements.Items);
        Assert.Equal(expected, decision.Outcome);
        if (decision.StatementIndex >= 0)
            Assert.Equal(decision.Outcome, single[decision.StatementIndex]);
    }

    [Property]
    public void The_order_of_statements_does_not_matter(Statements statements, Question question, int seed)
    {
        var shuffled = statements.Items.ToArray();
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(Ask(question, statements.Items).Outcome, Ask(question, shuffled).Outcome);
    }

    [Property]
    public void A_further_allow_takes_nothing_away(Statements statements, Allow allow, Question question)
    {
        var before = Ask(question, statements.Items).Outcome;
        var after = Ask(question, [.. statements.Items, allow.Json]).Outcome;
        Assert.True(before != PolicyOutcome.Allowed || after == PolicyOutcome.Allowed);
        Assert.Equal(before == PolicyOutcome.ExplicitDeny, after == PolicyOutcome.ExplicitDeny);
    }

    [Property]
    public void One_policy_or_several_is_the_same(Statements statements, Question question)
    {
        var several = ARequest(question) with { IdentityPolicies = [.. statements.Items.Select((s, i) => Policies.Of($"p{i}", s))] };
        Assert.Equal(Ask(question, statements.Items).Outcome, PolicyEvaluator.Decide(several).Outcome);
    }

    [Property]
    public void Boundary_and_session_policy_only_take_away(Statements statements, Statements limit, Question question)
    {
        var free = ARequest(question) with { IdentityPolicies = [Policies.Of("p", statements.Items)] };
        var limits = Policies.Of("limit", limit.Items);
        var allowed = PolicyEvaluator.Decide(free).IsAllowed && Ask(question, limit.Items).IsAllowed;
        Assert.Equal(allowed, PolicyEvaluator.Decide(free with { PermissionsBoundary = limits }).IsAllowed);
        Assert.Equal(allowed, PolicyEvaluator.Decide(free with { SessionPolicies = [[limits]] }).IsAllowed);
    }

    [Property(MaxTest = 3000)]
    public void Bytes_are_equal_as_bytes_whatever_their_base64_looks_like(Binaries binaries)
    {
        var values = string.Join(',', binaries.Policy.Select(b => $"\"{Convert.ToBase64String(b)}\""));
        var question = new Question("s3:GetObject", "*", null, [.. binaries.Request.Select(b => Convert.ToBase64String(b))]);
        bool Stands(byte[] value) => binaries.Policy.Any(value.SequenceEqual);
        var expected = binaries.Operator switch
        {
            "BinaryEquals" or "ForAnyValue:BinaryEquals" => binaries.Request.Any(Stands),
            "BinaryEqualsIfExists" => binaries.Request.Length == 0 || binaries.Request.Any(Stands),
            _ => binaries.Request.All(Stands),
        };
        foreach (var (effect, met) in new[] { ("Allow", PolicyOutcome.Allowed), ("Deny", PolicyOutcome.ExplicitDeny) })
            Assert.Equal(expected ? met : PolicyOutcome.ImplicitDeny, Ask(question, $$$$"""{"Effect":"{{{{effect}}}}","Action":"*","Resource":"*","Condition":{"{{{{binaries.Operator}}}}":{"x:key":[{{{{values}}}}]}}}""").Outcome);
    }

    [Property(MaxTest = 3000)]
    public void A_pattern_matches_as_a_naive_reading_of_it(PatternAndText pair)
    {
        var glob = new Glob(PolicyText.Parse(pair.Pattern, wildcards: true, variables: false, ""));
        Assert.Equal(Naive(pair.Pattern, pair.Text), glob.Matches(pair.Text, ARequest(new Question("a:b", "*", null, []))) == Match.Yes);
    }

    [Property(MaxTest = 3000)]
    public void A_variable_is_its_value_letter_by_letter(PatternAndText pair, PatternAndText value)
    {
        // The value may hold wildcards; in the naive reading they are escaped.
        var glob = new Glob(PolicyText.Parse($"{pair.Pattern}${{aws:PrincipalTag/team}}{pair.Pattern}", wildcards: true, variables: true, ""));
        var request = ARequest(new Question("a:b", "*", value.Pattern, []));
        var literal = value.Pattern.Replace('*', '\u0001').Replace('?', '\u0002');
        foreach (var text in (string[])[pair.Text + value.Pattern + pair.Text, pair.Text])
        {
            // The text is read twice: as it is, and with each wildcard character written as the value's.
            var expected = Readings(text).Any(t => Naive(pair.Pattern + literal + pair.Pattern, t));
            Assert.Equal(expected, glob.Matches(text, request) == Match.Yes);
        }
    }

    [Property(MaxTest = 2000)]
    public void A_damaged_policy_is_read_or_refused_and_nothing_else(Damaged damaged)
    {
        try
        {
            PolicyDocument.Parse(damaged.Text, PolicyKind.Resource, PolicyDocument.MaxResource);
        }
        catch (CognitoException e)
        {
            Assert.Equal("MalformedPolicyDocument", e.Code);
        }
    }

    /// <summary>Every way to mark wildcard characters of the text as a value's own.</summary>
    private static IEnumerable<string> Readings(string text)
    {
        var at = text.IndexOfAny(['*', '?']);
        if (at < 0)
            return [text];
        var marked = text[at] == '*' ? '\u0001' : '\u0002';
        return Readings(text[(at + 1)..]).SelectMany(rest => (string[])[text[..at] + text[at] + rest, text[..at] + marked + rest]);
    }

    private static bool Naive(string pattern, string text)
    {
        if (pattern.Length == 0)
            return text.Length == 0;
        return pattern[0] switch
        {
            '*' => Naive(pattern[1..], text) || (text.Length > 0 && Naive(pattern, text[1..])),
            '?' => text.Length > 0 && Naive(pattern[1..], text[1..]),
            var c => text.Length > 0 && text[0] == c && Naive(pattern[1..], text[1..]),
        };
    }

    private static PolicyDecision Ask(Question question, params string[] statements) =>
        PolicyEvaluator.Decide(ARequest(question) with { IdentityPolicies = [Policies.Of("p", statements)] });

    private static PolicyRequest ARequest(Question question)
    {
        var principal = PolicyPrincipal.User("arn:aws:iam::123456789012:user/alice", "123456789012", "alice");
        return new PolicyRequest
        {
            Principal = question.Team is { } team ? principal.WithTags([new("team", team)]) : principal,
            Action = question.Action,
            Resource = question.Resource,
            Context = new PolicyContext { ["x:key"] = question.Values },
        };
    }

    public static class Arbitraries
    {
        private static readonly string[] Operators =
        [
            "StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringEqualsIfExists", "ForAllValues:StringEquals", "ForAnyValue:StringEquals", "ForAnyValue:StringNotLike",
        ];

        private static readonly Gen<string> Condition =
            from op in Gen.Elements(Operators)
            from value in Gen.Elements("a", "b", "a*", "${aws:PrincipalTag/team}")
            select $$$"""{"{{{op}}}":{"x:key":"{{{value}}}"}}""";

        private static readonly Gen<string> Rest =
            from actionElement in Gen.Elements("Action", "Action", "NotAction")
            from action in Gen.Elements("*", "s3:*", "s3:Get*", "s3:GetObject", "sqs:*")
            from resourceElement in Gen.Elements("Resource", "Resource", "NotResource")
            from resource in Gen.Elements("*", "arn:aws:s3:::b/*", "arn:aws:s3:::b/${aws:PrincipalTag/team}/*", "arn:aws:s3:::c")
            from condition in Gen.Frequency((2, Gen.Constant("{}")), (1, Condition))
            select $"\"{actionElement}\":\"{action}\",\"{resourceElement}\":\"{resource}\",\"Condition\":{condition}}}";

        private static readonly Gen<string> AllowText = Rest.Select(rest => "{\"Effect\":\"Allow\"," + rest);

        private static readonly Gen<string> AnyText = Gen.Frequency((2, AllowText), (1, Rest.Select(rest => "{\"Effect\":\"Deny\"," + rest)));

        public static Arbitrary<Statements> AnyStatements() =>
            Gen.Choose(1, 6).SelectMany(n => AnyText.ArrayOf(n)).Select(items => new Statements(items)).ToArbitrary();

        public static Arbitrary<Allow> AnyAllow() => AllowText.Select(json => new Allow(json)).ToArbitrary();

        public static Arbitrary<Question> AnyQuestion() => (
            from action in Gen.Elements("s3:GetObject", "s3:PutObject", "sqs:SendMessage")
            from resource in Gen.Elements("*", "arn:aws:s3:::b/k", "arn:aws:s3:::b/red/k", "arn:aws:s3:::c")
            from team in Gen.Elements("red", "a", "*", null)
            from values in Gen.Elements<string[]>([], ["a"], ["b"], ["a", "b"], ["ab"])
            select new Question(action, resource, team, values)).ToArbitrary();

        public static Arbitrary<PatternAndText> AnyPatternAndText() => (
            from pattern in TextOf("ab*?", 7)
            from text in TextOf("ab", 8)
            select new PatternAndText(pattern, text)).ToArbitrary();

        public static Arbitrary<Binaries> AnyBinaries()
        {
            var bytes = Gen.Choose(0, 3).SelectMany(n => Gen.Elements<byte>(0, 1, 0xff).ArrayOf(n));
            return (
                from op in Gen.Elements("BinaryEquals", "BinaryEqualsIfExists", "ForAnyValue:BinaryEquals", "ForAllValues:BinaryEquals")
                from policy in Gen.Choose(1, 3).SelectMany(n => bytes.ArrayOf(n))
                from request in Gen.Choose(0, 3).SelectMany(n => bytes.ArrayOf(n))
                select new Binaries(op, policy, request)).ToArbitrary();
        }

        public static Arbitrary<Damaged> AnyDamaged() => (
            from statement in Rest
            from edits in (from at in Gen.Choose(0, 400) from c in Gen.Elements("\"{}[],:*${}'\\abS1 \ud800\u0000é".ToCharArray()) select (at, c)).ArrayOf(3)
            select new Damaged(Damage($$"""{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Principal":{"AWS":"123456789012"},{{statement}}]}""", edits))).ToArbitrary();

        private static string Damage(string text, (int At, char With)[] edits)
        {
            foreach (var (at, with) in edits)
                text = at % 3 == 0 ? text.Remove(at % text.Length, 1) : text.Insert(at % text.Length, with.ToString());
            return text;
        }

        private static Gen<string> TextOf(string alphabet, int longest) =>
            Gen.Choose(0, longest).SelectMany(n => Gen.Elements(alphabet.ToCharArray()).ArrayOf(n)).Select(letters => new string(letters));
    }
}
