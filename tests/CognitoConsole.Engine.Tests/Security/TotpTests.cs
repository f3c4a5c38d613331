using System.Text;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.Tests.Security;

public class TotpTests
{
    // JBSWY3DPEHPK3PXP
    private static readonly byte[] Secret = [.. "Hello!"u8, 0xDE, 0xAD, 0xBE, 0xEF];

    [Fact]
    public void Codes_match_the_vectors()
    {
        foreach (var vector in Vectors.All("totp"))
        {
            Assert.Equal(vector["secretBase32"], Totp.SecretCode(Secret));
            var time = DateTimeOffset.FromUnixTimeSeconds(vector.Element.GetProperty("unixTime").GetInt64());
            Assert.Equal(vector["code"], Totp.Code(Secret, Totp.StepAt(time)));
            Assert.Equal(Totp.StepAt(time), Totp.Match(Secret, vector["code"], time));
        }
    }

    // The SHA-1 rows of RFC 6238, appendix B, shortened to six digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_match_the_rfc(long time, string code) =>
        Assert.Equal(code, Totp.Code("12345678901234567890"u8, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(time))));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void One_step_of_clock_skew_is_taken_and_named(int skew, bool accepted)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1767225600);
        var step = Totp.StepAt(now) + skew;
        Assert.Equal(accepted ? step : null, Totp.Match(Secret, Totp.Code(Secret, step), now));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("26002")]
    [InlineData("0260025")]
    [InlineData(" 260025")]
    [InlineData("260026")]
    [InlineData("２６００２５")]
    public void Anything_else_is_no_code(string? code) =>
        Assert.Null(Totp.Match(Secret, code, DateTimeOffset.FromUnixTimeSeconds(1767225600)));

    // RFC 4648, section 10, without padding.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Secrets_are_shown_in_base32(string bytes, string text) => Assert.Equal(text, Totp.SecretCode(Encoding.ASCII.GetBytes(bytes)));

    [Fact]
    public void A_new_secret_has_cognitos_52_characters() => Assert.Matches("^[A-Z2-7]{52}$", Totp.SecretCode(Totp.NewSecret()));
}
