using System.Globalization;
using System.Security.Cryptography;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class CompromisedPasswordsTests
{
    private static readonly CompromisedPasswords Passwords = new(new EngineOptions());

    [Theory]
    [InlineData("password")]
    [InlineData("PASSWORD")]
    [InlineData("Password1!")]
    [InlineData("Qwerty123")]
    [InlineData("Summer2024")]
    [InlineData("p@ssw0rd")]
    [InlineData("123456789")]
    public void Finds_what_everybody_uses(string password) => Assert.True(Passwords.Contains(password));

    [Theory]
    [InlineData("Correct-Horse-9")]
    [InlineData("wheelbarrow under a tin roof")]
    [InlineData("Password20241!")] // five behind the word: no more a decoration
    [InlineData("X9!aaaa")]
    [InlineData("")]
    public void Leaves_others_alone(string password) => Assert.False(Passwords.Contains(password));

    [Fact]
    public void Random_passwords_are_hardly_ever_taken_for_listed_ones()
    {
        // Fixed: SHA-256 of a counter. 0.1 % would be twenty.
        var found = Enumerable.Range(0, 20_000).Count(i => Passwords.Contains(Convert.ToBase64String(SHA256.HashData(BitConverter.GetBytes(i)))[..14]));
        Assert.InRange(found, 0, 3);
    }

    [Fact]
    public void A_file_of_ones_own_replaces_the_bundled_one()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString());
        File.WriteAllBytes(path, PasswordFilter.Make(["companyname"], 10).ToBytes());
        try
        {
            var own = new CompromisedPasswords(new EngineOptions { PasswordFilter = path });
            Assert.True(own.Contains("CompanyName2026"));
            Assert.False(own.Contains("password"));
            Assert.Throws<InvalidDataException>(() => PasswordFilter.Read("password"u8.ToArray()));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Every_password_that_was_put_in_is_found()
    {
        var list = Enumerable.Range(0, 5_000).Select(i => "word" + i.ToString(CultureInfo.InvariantCulture)).ToList();
        var filter = PasswordFilter.Read(PasswordFilter.Make(list, 10).ToBytes());
        Assert.All(list, word => Assert.True(filter.Contains(word)));
        Assert.InRange(Enumerable.Range(0, 50_000).Count(i => filter.Contains("other" + i.ToString(CultureInfo.InvariantCulture))), 1, 150); // 2^-10 of 50,000 is 49
    }
}
