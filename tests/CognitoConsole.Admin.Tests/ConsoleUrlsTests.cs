namespace CognitoConsole.Admin.Tests;

public sealed class ConsoleUrlsTests
{
    [Fact]
    public void Names_with_slashes_and_spaces_stay_one_segment() =>
        Assert.Equal("/user-pools/us-east-1_a/resource-servers/https:%2F%2Fapi.example.com%2Fa%20b", ConsoleUrls.ResourceServer("us-east-1_a", "https://api.example.com/a b"));

    [Fact]
    public void A_tab_is_part_of_the_address() =>
        Assert.Equal("/user-pools/us-east-1_a/app-clients/c1/login-pages", ConsoleUrls.AppClient("us-east-1_a", "c1", "login-pages"));

    [Fact]
    public void Sign_in_remembers_where_the_operator_was_going() =>
        Assert.Equal("/account/sign-in?returnUrl=%2Fuser-pools%3Fa%3Db", ConsoleUrls.SignIn("/user-pools?a=b"));

    [Theory]
    [InlineData("/user-pools/us-east-1_a/users?token=x", "us-east-1_a")]
    [InlineData("/user-pools/us-east-1_a", "us-east-1_a")]
    [InlineData("/user-pools/create/name", null)]
    [InlineData("/user-pools", null)]
    [InlineData("/audit", null)]
    public void The_open_pool_is_read_from_the_address(string path, string? pool) => Assert.Equal(pool, ConsoleUrls.UserPoolIdOf(path));

    [Fact]
    public void Query_parameters_are_replaced_and_removed() =>
        Assert.Equal("/a?keep=1&token=x%2By", ConsoleUrls.WithQuery("/a?keep=1&page=3&token=old", ("token", "x+y"), ("page", null)));
}
