using System.Text.RegularExpressions;
using CognitoConsole.Engine.Security;
using FsCheck.Xunit;

namespace CognitoConsole.Engine.Tests.Security;

public class CodesTests
{
    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    public void Numeric_codes_have_their_length_and_use_every_digit_equally(int digits)
    {
        const int count = 20_000;
        var tally = new int[digits, 10];
        for (var i = 0; i < count; i++)
        {
            var code = CodeGenerator.NumericCode(digits);
            Assert.Matches($"^[0-9]{{{digits}}}$", code);
            for (var place = 0; place < digits; place++) tally[place, code[place] - '0']++;
        }
        // 2000 are expected per digit and place; 8 standard deviations (42 each) are never met by chance.
        foreach (var seen in tally) Assert.InRange(seen, 1660, 2340);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    public void Codes_that_are_too_short_or_too_long_are_not_made(int digits) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CodeGenerator.NumericCode(digits));

    [Fact]
    public void Ids_and_secrets_have_cognitos_forms_and_do_not_repeat()
    {
        for (var i = 0; i < 200; i++)
        {
            Assert.Matches("^[a-z0-9]{26}$", CodeGenerator.ClientId());
            Assert.Matches("^[a-z0-9]{52}$", CodeGenerator.ClientSecret());
            Assert.Matches("^[A-Za-z0-9]{9}$", CodeGenerator.UserPoolIdSuffix());
        }
        Assert.Equal(5000, Enumerable.Range(0, 5000).Select(_ => CodeGenerator.ClientId()).Distinct().Count());
    }

    [Property]
    public bool Temporary_passwords_satisfy_the_policy(byte minimum, bool lower, bool upper, bool numbers, bool symbols)
    {
        var length = 6 + (minimum % 94);
        var password = CodeGenerator.TemporaryPassword(length, lower, upper, numbers, symbols);
        return password.Length >= length
            && (!lower || Regex.IsMatch(password, "[a-z]"))
            && (!upper || Regex.IsMatch(password, "[A-Z]"))
            && (!numbers || Regex.IsMatch(password, "[0-9]"))
            && Regex.IsMatch(password, "[^A-Za-z0-9]") == symbols
            && !password.Any(char.IsWhiteSpace);
    }

    [Fact]
    public void The_required_characters_of_a_temporary_password_have_no_fixed_place() =>
        Assert.True(Enumerable.Range(0, 500).Select(_ => CodeGenerator.TemporaryPassword(8, true, true, true, true))
            .Select(password => password.IndexOfAny("!@#%*-_=+?.".ToCharArray())).Distinct().Count() > 5);

    [Fact]
    public void Secret_hash_matches_the_vectors()
    {
        foreach (var vector in Vectors.All("secretHash"))
        {
            string secret = vector["clientSecret"], username = vector["username"], client = vector["clientId"];
            Assert.Equal(vector["SECRET_HASH"], SecretHash.Compute(secret, username, client));
            Assert.True(SecretHash.Matches(vector["SECRET_HASH"], secret, username, client));
            Assert.False(SecretHash.Matches(vector["SECRET_HASH"], secret, username + "x", client));
            Assert.False(SecretHash.Matches(vector["SECRET_HASH"], secret + "x", username, client));
            Assert.False(SecretHash.Matches(vector["SECRET_HASH"].ToLowerInvariant(), secret, username, client));
            Assert.False(SecretHash.Matches(null, secret, username, client));
            Assert.False(SecretHash.Matches("", secret, username, client));
        }
    }

    [Fact]
    public void Pkce_matches_the_vectors_and_takes_only_S256()
    {
        foreach (var vector in Vectors.All("pkceS256"))
        {
            Assert.True(Pkce.Matches(vector["code_verifier"], vector["code_challenge"]));
            Assert.True(Pkce.IsChallenge(vector["code_challenge"]));
            Assert.False(Pkce.Matches(vector["code_verifier"], vector["code_verifier"]));
            Assert.False(Pkce.Matches(vector["code_verifier"] + "a", vector["code_challenge"]));
            Assert.False(Pkce.Matches(vector["code_verifier"], vector["code_challenge"] + "="));
            Assert.False(Pkce.Matches(vector["code_verifier"], null));
            Assert.False(Pkce.Matches(null, vector["code_challenge"]));
        }
    }

    [Theory]
    [InlineData(42, 'a', false)]
    [InlineData(43, 'a', true)]
    [InlineData(128, '~', true)]
    [InlineData(129, 'a', false)]
    [InlineData(43, '+', false)]
    [InlineData(43, 'é', false)]
    public void Pkce_verifiers_have_43_to_128_unreserved_characters(int length, char c, bool accepted)
    {
        var verifier = new string(c, length);
        var challenge = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(verifier)))
            .Replace('+', '-').Replace('/', '_').TrimEnd('=');
        Assert.Equal(accepted, Pkce.Matches(verifier, challenge));
    }

    [Property]
    public bool Constant_time_equality_is_ordinal_equality(string? left, string? right) =>
        ConstantTime.Equals(left, right) == (left is not null && right is not null && left == right)
        && (left is null || ConstantTime.Equals(left, new string(left)));

    [Fact]
    public void Constant_time_equality_knows_no_null_and_no_case()
    {
        Assert.False(ConstantTime.Equals(null, null));
        Assert.False(ConstantTime.Equals("", null));
        Assert.False(ConstantTime.Equals("a", "A"));
        Assert.True(ConstantTime.Equals("", ""));
    }
}
