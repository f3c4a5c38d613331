using CognitoConsole.Admin.UserPools;

namespace CognitoConsole.Admin.Tests.UserPools;

public sealed class UserFilterTests
{
    [Theory]
    [InlineData("email", "^=", "ana", "email ^= \"ana\"")]
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
}
