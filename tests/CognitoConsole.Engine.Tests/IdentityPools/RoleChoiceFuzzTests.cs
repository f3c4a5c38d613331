using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Engine.IdentityPools;
using Pool = CognitoConsole.Data.IdentityPools.IdentityPool;

namespace CognitoConsole.Engine.Tests.IdentityPools;

/// <summary>Attack 45: whatever claims say and whatever is asked for, the role is one that the token, a rule or the pool names.</summary>
public sealed class RoleChoiceFuzzTests
{
    private const string Key = "login.example.com";
    private const string Sales = "arn:aws:iam::123456789012:role/Sales", Admins = "arn:aws:iam::123456789012:role/Admins", Users = "arn:aws:iam::123456789012:role/Users";

    private static readonly string[] Texts =
        [Sales, Admins, Users, "", " ", "*", "Sales", Sales + " ", Sales + "\0", Sales.ToUpperInvariant(), "arn:aws:iam::*:role/*", "arn:aws:iam::999999999999:role/Sales", $"{Sales},{Admins}", $"[\"{Admins}\"]", "null", new('a', 3000)];

    private readonly Random _random = new(45);

    [Theory]
    [InlineData("Deny")]
    [InlineData("AuthenticatedRole")]
    public void By_token_a_role_of_the_tokens_list_or_what_the_pool_says(string resolution)
    {
        var pool = APool(new RoleMapping { Type = "Token", AmbiguousRoleResolution = resolution });
        var chosen = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var (roles, preferred, custom) = (Some(3), Some(2), Maybe());
            var claims = new Dictionary<string, string[]> { ["sub"] = ["ana"], ["custom:cognito:roles"] = [Admins], ["Cognito:Roles"] = [Admins], ["cognito:groups"] = [Admins] };
            if (roles is not null) claims["cognito:roles"] = roles;
            if (preferred is not null) claims["cognito:preferred_role"] = preferred;
            if (Ask(pool, claims, custom) is not { } role)
            {
                Assert.True(custom is not null ? roles?.Contains(custom) != true : resolution == "Deny");
                continue;
            }

            chosen++;
            if (custom is not null) Assert.Equal(custom, role);
            Assert.True(roles?.Contains(role) == true || custom is null && resolution == "AuthenticatedRole" && role == Users, role);
            // Of several, only the preferred one.
            if (custom is null && roles is { Length: > 1 } && role != Users) Assert.Equal(preferred![0], role);
        }

        Assert.True(chosen > 1000);
    }

    [Fact]
    public void By_rules_the_role_of_a_rule_that_matches_and_no_other()
    {
        var pool = APool(new RoleMapping
        {
            Type = "Rules",
            AmbiguousRoleResolution = "Deny",
            RulesConfiguration = new() { Rules = [new() { Claim = "department", MatchType = "Equals", Value = "sales", RoleARN = Sales }, new() { Claim = "admin", MatchType = "Equals", Value = "true", RoleARN = Admins }] },
        });
        for (var i = 0; i < 20_000; i++)
        {
            string[] Values(params string[] texts) => [.. Enumerable.Range(0, _random.Next(3)).Select(_ => texts[_random.Next(texts.Length)])];
            var (department, admin) = (Values("sales", "Sales", "sales ", "salesforce", "", "*"), Values("true", "True", "1", "false", "\"true\"", ""));
            var claims = new Dictionary<string, string[]> { ["sub"] = ["ana"], ["department"] = department, ["admin"] = admin, ["cognito:roles"] = [Admins], ["cognito:preferred_role"] = [Admins] };
            var custom = Maybe();
            var (sales, admins) = (department.Contains("sales"), admin.Contains("true"));
            var expected = custom is null ? sales ? Sales : admins ? Admins : null : custom == Sales && sales || custom == Admins && admins ? custom : null;
            Assert.Equal(expected, Ask(pool, claims, custom));
        }
    }

    private static string? Ask(Pool pool, IReadOnlyDictionary<string, string[]> claims, string? custom)
    {
        try
        {
            return RoleChoice.Of(pool, [new ProvenLogin(Key, "ana", claims) { RoleMappingKey = Key, TagMapKey = Key }], custom, new EngineOptions()).RoleArn;
        }
        catch (CognitoException refusal)
        {
            Assert.Equal((ErrorCodes.NotAuthorizedException, "Access to Role is forbidden"), (refusal.Code, refusal.Message));
            return null;
        }
    }

    private static Pool APool(RoleMapping mapping) => new()
    {
        Id = "us-east-1:00000000-0000-0000-0000-000000000000",
        Name = "x",
        CreationDate = default,
        LastModifiedDate = default,
        Roles = new Dictionary<string, string> { ["authenticated"] = Users },
        RoleMappings = new Dictionary<string, RoleMapping> { [Key] = mapping },
    };

    private string[]? Some(int most) => _random.Next(5) == 0 ? null : [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => Texts[_random.Next(Texts.Length)])];

    private string? Maybe() => _random.Next(2) == 0 ? null : Texts[_random.Next(Texts.Length)];
}
