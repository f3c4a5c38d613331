using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ListUsersTests
{
    [Theory]
    [InlineData("email = \"ana@example.com\"", "ana")]
    [InlineData("email=\"ana@example.com\"", "ana")]
    [InlineData("  \"email\"  ^=  \"a\"  ", "ana,anton")]
    [InlineData("\"email\"^=\"ben\"", "ben")]
    [InlineData("username = \"ben\"", "ben")]
    [InlineData("username ^= \"an\"", "ana,anton")]
    [InlineData("username ^= \"\"", "ana,anton,ben")]
    [InlineData("username = \"Ana\"", "")]
    [InlineData("name = \"Ana \\\"Annie\\\" B\\\\C\"", "ana")]
    [InlineData("name ^= \"Ana \\\"\"", "ana")]
    [InlineData("given_name = \"Ana\"", "ana")]
    [InlineData("family_name ^= \"Br\"", "anton,ben")]
    [InlineData("phone_number ^= \"+1555\"", "ben")]
    [InlineData("preferred_username = \"annie\"", "ana")]
    [InlineData("cognito:user_status = \"CONFIRMED\"", "ana,ben")]
    [InlineData("cognito:user_status = \"confirmed\"", "ana,ben")]
    [InlineData("\"cognito:user_status\" ^= \"force\"", "anton")]
    [InlineData("status = \"Enabled\"", "ana,anton")]
    [InlineData("status = \"Disabled\"", "ben")]
    [InlineData("status = \"disabled\"", "")]
    [InlineData("status ^= \"Dis\"", "ben")]
    [InlineData("status ^= \"\"", "ana,anton,ben")]
    [InlineData("email = \"nobody@example.com\"", "")]
    [InlineData("", "ana,anton,ben")]
    public async Task Finds_by(string filter, string expected)
    {
        await using var cognito = new TestCognito();
        var pool = await ThreeUsers(cognito);
        Assert.Equal(expected, await Names(cognito, pool, filter));
    }

    [Fact]
    public async Task Finds_by_sub()
    {
        await using var cognito = new TestCognito();
        var pool = await ThreeUsers(cognito);
        var sub = (await cognito.AttributesOf(pool, "ben"))["sub"];
        Assert.Equal("ben", await Names(cognito, pool, $"sub = \"{sub}\""));
    }

    [Theory]
    [InlineData("email")]
    [InlineData("email = ana")]
    [InlineData("email = \"ana")]
    [InlineData("email = \"ana\\")]
    [InlineData("email > \"ana\"")]
    [InlineData("email ^ \"ana\"")]
    [InlineData("email == \"ana\"")]
    [InlineData("email = \"a\" and email = \"b\"")]
    [InlineData("\"email = \"a\"")]
    [InlineData("= \"a\"")]
    public async Task Refuses_what_it_cannot_read(string filter)
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var refusal = await cognito.Refusal(new ListUsersRequest { UserPoolId = pool.Id!, Filter = filter });
        Assert.Equal(ErrorCodes.InvalidParameterException, refusal.Code);
        Assert.Contains(refusal.Message, new[] { "Error while parsing filter", "Invalid search attribute: " });
    }

    [Theory]
    [InlineData("custom:team")]
    [InlineData("nickname")]
    [InlineData("Email")]
    public async Task Refuses_to_search_by(string attribute)
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.RefusesAsInvalid(new ListUsersRequest { UserPoolId = pool.Id!, Filter = $"{attribute} = \"x\"" }, $"Invalid search attribute: {attribute}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("email ^= \"user\"")]
    [InlineData("family_name = \"Same\"")]
    [InlineData("username ^= \"user\"")]
    [InlineData("status = \"Enabled\"")]
    public async Task Pages_reach_everybody_once(string? filter)
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        for (var i = 0; i < 25; i++)
        {
            await cognito.AnInvitedUser(pool, $"user{i:00}", "Temporary-1", ("email", $"user{i:00}@example.com"), ("family_name", "Same"));
            if (i % 5 == 0) cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var names = new List<string>();
        string? token = null;
        do
        {
            var page = await cognito.Invoke(new ListUsersRequest { UserPoolId = pool.Id!, Filter = filter, Limit = 4, PaginationToken = token });
            Assert.InRange(page.Users!.Count, 1, 4);
            names.AddRange(page.Users!.Select(u => u.Username!));
            token = page.PaginationToken;
        }
        while (token is not null);
        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"user{i:00}"), names);
    }

    [Fact]
    public async Task A_token_is_good_for_its_own_list_only_and_for_an_hour()
    {
        await using var cognito = new TestCognito();
        var pool = await ThreeUsers(cognito);
        var other = await cognito.APool();
        var token = (await cognito.Invoke(new ListUsersRequest { UserPoolId = pool.Id!, Limit = 1 })).PaginationToken!;
        foreach (var request in new ListUsersRequest[]
        {
            new() { UserPoolId = other.Id!, PaginationToken = token },
            new() { UserPoolId = pool.Id!, PaginationToken = token, Filter = "email ^= \"a\"" },
            new() { UserPoolId = pool.Id!, PaginationToken = token[..^4] + (token[^4] == 'A' ? 'B' : 'A') + token[^3..] },
            new() { UserPoolId = pool.Id!, PaginationToken = "made-up" },
        }) await cognito.RefusesAsInvalid(request, "Invalid pagination token.");
        cognito.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(2, (await cognito.Invoke(new ListUsersRequest { UserPoolId = pool.Id!, PaginationToken = token })).Users!.Count);
        cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        await cognito.RefusesAsInvalid(new ListUsersRequest { UserPoolId = pool.Id!, PaginationToken = token }, "Invalid pagination token.");
    }

    [Fact]
    public async Task Shows_only_the_attributes_that_were_asked_for()
    {
        await using var cognito = new TestCognito();
        var pool = await ThreeUsers(cognito);
        var user = (await cognito.Invoke(new ListUsersRequest { UserPoolId = pool.Id!, Filter = "username = \"ana\"", AttributesToGet = ["email", "sub"] })).Users!.Single();
        Assert.Equal(["email", "sub"], user.Attributes!.Select(a => a.Name));
        await cognito.RefusesAsInvalid(new ListUsersRequest { UserPoolId = pool.Id!, AttributesToGet = ["custom:none"] }, "Invalid attribute name: custom:none");
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(new ListUsersRequest { UserPoolId = pool.Id!, Limit = 61 })).Code);
        await cognito.RefusesUnknownPool(new ListUsersRequest { UserPoolId = "us-east-1_NoSuchOne" });
    }

    [Fact]
    public async Task Never_shows_another_pools_users()
    {
        await using var cognito = new TestCognito();
        await ThreeUsers(cognito);
        var other = await cognito.APool();
        foreach (var filter in new[] { "", "email ^= \"\"", "username ^= \"\"", "status = \"Enabled\"", "cognito:user_status = \"CONFIRMED\"" })
            Assert.Equal("", await Names(cognito, other, filter));
    }

    private static async Task<UserPoolType> ThreeUsers(TestCognito cognito)
    {
        var pool = await cognito.APool();
        await cognito.AUser(pool, "ana");
        await cognito.SetAttributes(pool, "ana", ("name", "Ana \"Annie\" B\\C"), ("given_name", "Ana"), ("preferred_username", "annie"));
        await cognito.AnInvitedUser(pool, "anton", "Temporary-1", ("email", "anton@example.com"), ("family_name", "Brown"));
        await cognito.AUser(pool, "ben");
        await cognito.SetAttributes(pool, "ben", ("phone_number", "+15550001234"), ("family_name", "Bright"));
        await cognito.Invoke(new AdminDisableUserRequest { UserPoolId = pool.Id!, Username = "ben" });
        return pool;
    }

    private static async Task<string> Names(TestCognito cognito, UserPoolType pool, string filter) =>
        string.Join(',', (await cognito.Invoke(new ListUsersRequest { UserPoolId = pool.Id!, Filter = filter })).Users!.Select(u => u.Username).Order());
}
