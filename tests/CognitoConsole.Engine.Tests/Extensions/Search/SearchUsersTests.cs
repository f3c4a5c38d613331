using System.Globalization;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class SearchUsersTests
{
    private static readonly string[] Ascending = [UserSearch.Ascending, UserSearch.Descending];

    [Theory]
    [InlineData("email = \"ANA@example.com\"", "ana")]
    [InlineData("email ^= \"a\"", "ana,anton")]
    [InlineData("email *= \"N@EXAMPLE\"", "anton,ben")]
    [InlineData("username = \"ANA\"", "ana")]
    [InlineData("username *= \"n\"", "ana,anton,ben")]
    [InlineData("custom:team = \"blue\"", "anton,ben")]
    [InlineData("custom:team ^= \"r\"", "ana")]
    [InlineData("\"custom:team\" *= \"LU\"", "anton,ben")]
    [InlineData("custom:team = \"blue\" and status = \"Disabled\"", "ben")]
    [InlineData("custom:team = \"blue\" AND status = \"Enabled\"", "anton")]
    [InlineData("custom:team = \"red\" or phone_number ^= \"+1555\"", "ana,ben")]
    [InlineData("custom:team = \"blue\" and (phone_number ^= \"+1555\" or name *= \"nobody\")", "ben")]
    [InlineData("custom:team = \"red\" or custom:team = \"blue\" and username = \"ben\"", "ana,ben")]
    [InlineData("(custom:team = \"red\" or custom:team = \"blue\") and username = \"ben\"", "ben")]
    [InlineData("email_verified = \"true\"", "ana,ben")]
    [InlineData("email_verified = \"false\"", "anton")]
    [InlineData("phone_number_verified = \"false\"", "ana,anton,ben")]
    [InlineData("cognito:user_status = \"confirmed\"", "ana,ben")]
    [InlineData("status = \"Disabled\"", "ben")]
    [InlineData("status ^= \"\"", "ana,anton,ben")]
    [InlineData("UserCreateDate > \"2026-03-03T09:05:30Z\"", "anton,ben")]
    [InlineData("UserCreateDate > \"2026-03-03T09:05:30Z\" and UserCreateDate < \"2026-03-03T09:06:30Z\"", "anton")]
    [InlineData("UserCreateDate < \"2026-03-03\"", "")]
    [InlineData("email = \"nobody@example.com\"", "")]
    [InlineData("name = \"Order and \\\"or\\\"\"", "ana")]
    [InlineData("", "ana,anton,ben")]
    [InlineData(null, "ana,anton,ben")]
    public async Task Finds_by(string? filter, string expected)
    {
        await using var cognito = new TestCognito();
        var pool = await ThreeUsers(cognito);
        Assert.Equal(expected, string.Join(',', (await All(cognito, new() { UserPoolId = pool.Id!, Filter = filter, SortBy = "username", IncludeCount = true })).Select(u => u.Username)));
        // In the order of its own choice it finds the same, and it counts what it finds.
        var page = await cognito.Invoke(new SearchUsersRequest { UserPoolId = pool.Id!, Filter = filter, IncludeCount = true });
        Assert.Equal(expected, string.Join(',', page.Users.Select(u => u.Username).Order(StringComparer.Ordinal)));
        Assert.Equal(new UserCountType(page.Users.Count, true), page.Count);
    }

    [Theory]
    [InlineData("email")]
    [InlineData("email = ana")]
    [InlineData("email = \"ana")]
    [InlineData("email == \"ana\"")]
    [InlineData("email = \"a\" or")]
    [InlineData("email = \"a\" email = \"b\"")]
    [InlineData("(email = \"a\"")]
    [InlineData("email = \"a\")")]
    [InlineData("email = \"a\" android = \"b\"")]
    [InlineData("not email = \"a\"")]
    public async Task Refuses_what_it_cannot_read(string filter)
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.RefusesAsInvalid(new SearchUsersRequest { UserPoolId = pool.Id!, Filter = filter }, "Error while parsing filter");
    }

    [Theory]
    [InlineData("custom:none = \"x\"", null, "Invalid search attribute: custom:none")]
    [InlineData("Email = \"x\"", null, "Invalid search attribute: Email")]
    [InlineData("identities *= \"x\"", null, "Invalid search attribute: identities")]
    [InlineData("email > \"x\"", null, "email is compared with =, ^= or *=.")]
    [InlineData("UserCreateDate = \"2026-01-01\"", null, "UserCreateDate is compared with < or >.")]
    [InlineData("UserCreateDate > \"soon\"", null, "Not an ISO 8601 date: soon")]
    [InlineData("((((((((( email = \"a\" )))))))))", null, "A filter has at most 8 parentheses within each other.")]
    [InlineData(null, "custom:none", "Invalid search attribute: custom:none")]
    [InlineData(null, "email_verified", "Users cannot be sorted by email_verified.")]
    [InlineData(null, "status", "Users cannot be sorted by status.")]
    public async Task Refuses(string? filter, string? sortBy, string message)
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.RefusesAsInvalid(new SearchUsersRequest { UserPoolId = pool.Id!, Filter = filter, SortBy = sortBy }, message);
    }

    [Fact]
    public async Task Refuses_more_than_twenty_conditions()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.Invoke(new SearchUsersRequest { UserPoolId = pool.Id!, Filter = Conditions(20) });
        await cognito.RefusesAsInvalid(new SearchUsersRequest { UserPoolId = pool.Id!, Filter = Conditions(21) }, "A filter has at most 20 conditions.");

        static string Conditions(int count) => string.Join(" or ", Enumerable.Range(0, count).Select(i => $"username = \"u{i}\""));
    }

    [Fact]
    public async Task Every_search_in_every_order_agrees_with_asking_each_user()
    {
        await using var cognito = new TestCognito();
        var pool = await APool(cognito);
        var random = new Random(20260303);
        string[] names = ["Ana", "ana", "Anna", "Ben", "Zoë", "Ümit", "李"];
        await cognito.ManyUsers(pool, 60, _ =>
        {
            var attributes = new Dictionary<string, string>();
            if (random.Next(3) > 0) attributes["email"] = $"{names[random.Next(4)].ToLowerInvariant()}{random.Next(4)}@example.com";
            if (random.Next(2) > 0) attributes["name"] = names[random.Next(names.Length)];
            if (random.Next(2) > 0) attributes["custom:team"] = random.Next(2) > 0 ? "blue" : "red";
            return attributes;
        });
        var users = await All(cognito, new() { UserPoolId = pool.Id!, MaxResults = 100 });
        Assert.Equal(60, users.Count);
        (string Filter, Func<UserType, bool> Matches)[] searches =
        [
            ("", _ => true),
            ("email ^= \"an\"", u => Value(u, "email")?.StartsWith("an", StringComparison.Ordinal) == true),
            ("name *= \"AN\"", u => Value(u, "name")?.Contains("an", StringComparison.OrdinalIgnoreCase) == true),
            ("custom:team = \"blue\" and name ^= \"A\"", u => Value(u, "custom:team") == "blue" && Value(u, "name")?[0] == 'A'),
            ("custom:team = \"red\" or name = \"李\" or email *= \"ben\"", u => Value(u, "custom:team") == "red" || Value(u, "name") == "李" || Value(u, "email")?.Contains("ben", StringComparison.Ordinal) == true),
            ("status = \"Enabled\" and email ^= \"b\"", u => Value(u, "email")?[0] == 'b'),
        ];
        string?[] orders = [null, "username", "UserCreateDate", "UserLastModifiedDate", "email", "name", "custom:team", "sub", "cognito:user_status"];
        foreach (var (filter, matches) in searches)
        {
            foreach (var sortBy in orders)
            {
                foreach (var sortOrder in Ascending)
                {
                    var found = await All(cognito, new() { UserPoolId = pool.Id!, Filter = filter, SortBy = sortBy, SortOrder = sortOrder, MaxResults = 17 });
                    var expected = users.Where(matches).OrderBy(u => u, Comparer<UserType>.Create((a, b) => Compare(a, b, sortBy, sortOrder))).ToList();
                    if (sortBy is not null) Assert.Equal(expected.Select(u => u.Username), found.Select(u => u.Username));
                    else Assert.Equal(expected.Select(u => u.Username).Order(), found.Select(u => u.Username).Order());
                }
            }
        }
    }

    [Theory]
    [InlineData("custom:team = \"blue\"", 2500)]
    [InlineData("custom:team = \"blue\" and name = \"rare\"", 3)]
    [InlineData("custom:team = \"blue\" or name = \"rare\"", 2500)]
    [InlineData("name *= \"ARE\"", 3)]
    [InlineData("email *= \"4\" or name = \"rare\"", 718)]
    [InlineData("username *= \"user00\"", 2500)]
    [InlineData("email_verified = \"false\"", 2500)]
    public async Task More_matches_than_can_be_sorted_come_in_order_all_the_same(string filter, int matches)
    {
        await using var cognito = new TestCognito();
        var pool = await APool(cognito);
        await cognito.ManyUsers(pool, 2500, i => new() { ["email"] = $"{2500 - i:0000}@example.com", ["custom:team"] = "blue", ["name"] = i % 1000 == 7 ? "rare" : "usual" });
        foreach (var sortBy in new[] { "email", "username", "UserLastModifiedDate", "name" })
        {
            var found = await All(cognito, new() { UserPoolId = pool.Id!, Filter = filter, SortBy = sortBy, SortOrder = UserSearch.Descending, MaxResults = 700 });
            Assert.Equal(matches, found.Count);
            Assert.Equal(found.OrderBy(u => u, Comparer<UserType>.Create((a, b) => Compare(a, b, sortBy, UserSearch.Descending))).Select(u => u.Username), found.Select(u => u.Username));
        }

        var count = await cognito.Invoke(new SearchUsersRequest { UserPoolId = pool.Id!, Filter = filter, IncludeCount = true, MaxResults = 1 });
        Assert.Equal(new UserCountType(matches, true), count.Count);
    }

    [Fact]
    public async Task A_user_is_found_by_what_he_is_now()
    {
        await using var cognito = new TestCognito();
        var pool = await ThreeUsers(cognito);
        await cognito.SetAttributes(pool, "ana", ("custom:team", "green"));
        Assert.Equal(["ana"], await Names("custom:team = \"green\""));
        Assert.Empty(await Names("custom:team = \"red\""));
        await cognito.Invoke(new AdminDeleteUserRequest { UserPoolId = pool.Id!, Username = "ana" });
        Assert.Empty(await Names("custom:team = \"green\""));

        async Task<IEnumerable<string?>> Names(string filter) => (await cognito.Invoke(new SearchUsersRequest { UserPoolId = pool.Id!, Filter = filter })).Users.Select(u => u.Username);
    }

    [Fact]
    public async Task Values_are_compared_by_their_first_two_hundred_characters()
    {
        await using var cognito = new TestCognito();
        var pool = await APool(cognito);
        var text = new string('x', 250);
        await cognito.AnInvitedUser(pool, "ana", "Temporary-1", ("custom:team", text));
        Assert.Single((await cognito.Invoke(new SearchUsersRequest { UserPoolId = pool.Id!, Filter = $"custom:team = \"{text}\"" })).Users);
    }

    [Fact]
    public async Task A_token_is_good_for_its_own_search_only()
    {
        await using var cognito = new TestCognito();
        var pool = await ThreeUsers(cognito);
        var other = await APool(cognito);
        var first = new SearchUsersRequest { UserPoolId = pool.Id!, SortBy = "email", MaxResults = 1 };
        var token = (await cognito.Invoke(first)).NextToken!;
        Assert.Equal(["anton"], (await cognito.Invoke(first with { NextToken = token })).Users.Select(u => u.Username));
        foreach (var request in new[]
        {
            first with { NextToken = token, UserPoolId = other.Id! },
            first with { NextToken = token, Filter = "email ^= \"a\"" },
            first with { NextToken = token, SortBy = "username" },
            first with { NextToken = token, SortOrder = UserSearch.Descending },
            first with { NextToken = token[..^2] },
        })
        {
            await cognito.RefusesAsInvalid(request, "Invalid pagination token.");
        }
    }

    [Theory]
    [InlineData("Support")]
    [InlineData("Auditor")]
    public async Task Who_reads_users_may_search_them(string role)
    {
        await using var cognito = new TestCognito();
        var pool = await ThreeUsers(cognito);
        var caller = cognito.As(await cognito.AnOperator("ben", role));
        Assert.Equal(3, (await cognito.Invoke(new SearchUsersRequest { UserPoolId = pool.Id! }, caller)).Users.Count);
    }

    [Fact]
    public async Task An_unknown_pool_is_refused()
    {
        await using var cognito = new TestCognito();
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new SearchUsersRequest { UserPoolId = "us-east-1_000000000" })).Code);
    }

    private static Task<UserPoolType> APool(TestCognito cognito) =>
        cognito.APool(p => p with { UsernameConfiguration = new() { CaseSensitive = false }, Schema = [new() { Name = "team", AttributeDataType = AttributeDataType.String, Mutable = true, StringAttributeConstraints = new() { MaxLength = "2048" } }] });

    /// <summary>A minute apart.</summary>
    private static async Task<UserPoolType> ThreeUsers(TestCognito cognito)
    {
        var pool = await APool(cognito);
        await cognito.AUser(pool, "ana");
        await cognito.SetAttributes(pool, "ana", ("custom:team", "red"), ("name", "Order and \"or\""));
        cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        await cognito.AnInvitedUser(pool, "anton", "Temporary-1", ("email", "anton@example.com"), ("custom:team", "blue"));
        cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        await cognito.AUser(pool, "ben");
        await cognito.SetAttributes(pool, "ben", ("custom:team", "blue"), ("phone_number", "+15550100"));
        await cognito.Invoke(new AdminDisableUserRequest { UserPoolId = pool.Id!, Username = "ben" });
        return pool;
    }

    private static async Task<List<UserType>> All(TestCognito cognito, SearchUsersRequest request)
    {
        var all = new List<UserType>();
        do
        {
            var page = await cognito.Invoke(request);
            all.AddRange(page.Users);
            request = request with { NextToken = page.NextToken };
        }
        while (request.NextToken is not null);
        Assert.Equal(all.Count, all.Select(u => u.Username).Distinct().Count());
        return all;
    }

    private static string? Value(UserType user, string? attribute) => attribute switch
    {
        "username" => user.Username,
        "UserCreateDate" => user.UserCreateDate!.Value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        "UserLastModifiedDate" => user.UserLastModifiedDate!.Value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        "cognito:user_status" => user.UserStatus,
        _ => user.Attributes!.FirstOrDefault(a => a.Name == attribute)?.Value,
    };

    private static int Compare(UserType a, UserType b, string? sortBy, string sortOrder)
    {
        var (x, y) = (Value(a, sortBy), Value(b, sortBy));
        if (x is null != y is null) return x is null ? 1 : -1;
        var order = string.CompareOrdinal(x, y);
        if (order == 0) order = string.CompareOrdinal(a.Username, b.Username);
        return sortOrder == UserSearch.Descending ? -order : order;
    }
}
