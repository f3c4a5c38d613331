using CognitoConsole.Admin.UserPools;

namespace CognitoConsole.Admin.Tests.UserPools;

public sealed class UserFilterTests
{
    [Theory]
    [InlineData("email", "^=", "ana", "email ^= \"ana\"")]
    [InlineData("custom:straße, \"alt\"", "^=", "Am", "\"custom:straße, \\\"alt\\\"\" ^= \"Am\"")]
    [InlineData("name", "=", "Ana \"A\" \\ B", "name = \"Ana \\\"A\\\" \\\\ B\"")]
    public void It_writes_AWSs_grammar_and_reads_it_back(string attribute, string op, string value, string text)
    {
        var filter = new UserFilter(attribute, op, value);
        Assert.Equal(text, filter.ToString());
        Assert.Equal(filter, UserFilter.Parse(text));
    }

    [Theory]
    [InlineData("\"email\"^=\"testuser\"", "email", "^=", "testuser")]
    [InlineData("cognito:user_status=\"CONFIRMED\"", "cognito:user_status", "=", "CONFIRMED")]
    public void It_reads_what_others_wrote(string text, string attribute, string op, string value) => Assert.Equal(new UserFilter(attribute, op, value), UserFilter.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("email ana")]
    [InlineData("email = \"a\" and name = \"b\"")]
    [InlineData("email = \"a")]
    public void Anything_else_is_no_filter(string? text) => Assert.Null(UserFilter.Parse(text));

    [Theory]
    [InlineData("email ^= \"a\" and custom:team = \"and \\\"or\\\"\" AND UserCreateDate > \"2026-01-01\"", false, 3)]
    [InlineData("email *= \"a\" or name=\"b\"", true, 2)]
    [InlineData("email = \"a\"", false, 1)]
    public void Several_conditions_are_read_with_what_joins_them(string text, bool any, int count)
    {
        var conditions = UserFilter.ParseAll(text, out var isAny);
        Assert.Equal(any, isAny);
        Assert.Equal(count, conditions!.Count);
        Assert.Equal(conditions, UserFilter.ParseAll(string.Join(any ? " or " : " and ", conditions), out _));
    }

    [Theory]
    [InlineData("email = \"a\" and name = \"b\" or name = \"c\"")]
    [InlineData("(email = \"a\")")]
    [InlineData("email = \"a\" and")]
    [InlineData("email = \"a\" name = \"b\"")]
    public void What_rows_cannot_show_is_left_as_text(string text) => Assert.Null(UserFilter.ParseAll(text, out _));
}
