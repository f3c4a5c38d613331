using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Engine.Tests.Security;
using CognitoConsole.Engine.UserPools;
using FsCheck.Xunit;

namespace CognitoConsole.Engine.Tests.UserPools;

public class JwtTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 9, 5, 7, TimeSpan.Zero);
    private static readonly JwtSigningKey Key = JwtSigningKey.Generate();
    private static readonly JwtSigningKey Foreign = JwtSigningKey.Generate();
    private static readonly JwtVerificationKey[] Keys = [Key.VerificationKey];
    private static readonly long Exp = Now.AddHours(1).ToUnixTimeSeconds();
    private static readonly string Good = Sign(Header(), $$"""{"sub":"ann","exp":{{Exp}}}""");

    [Fact]
    public void A_written_token_is_read_back()
    {
        var token = JwtWriter.Write(Key, json =>
        {
            json.WriteString("sub", "ann");
            json.WriteString("custom:dept", "Räte & <b>");
            json.WriteNumber("exp", Exp);
        });
        Assert.Equal(JwtRefusal.None, JwtReader.Read(token, [Foreign.VerificationKey, Key.VerificationKey], Now, out var payload));
        Assert.Equal("ann", payload.GetProperty("sub").GetString());
        Assert.Equal("Räte & <b>", payload.GetProperty("custom:dept").GetString());
        Assert.Equal($$"""{"kid":"{{Key.KeyId}}","alg":"RS256"}""", Encoding.UTF8.GetString(Decode(token.Split('.')[0])));
    }

    [Fact]
    public void Any_library_can_verify_it_with_the_published_key()
    {
        var token = JwtWriter.Write(Key, json => json.WriteNumber("exp", Exp));
        using var rsa = RSA.Create(new RSAParameters { Modulus = Decode(Key.VerificationKey.Modulus), Exponent = Decode(Key.VerificationKey.Exponent) });
        var end = token.LastIndexOf('.');
        Assert.True(rsa.VerifyData(Encoding.ASCII.GetBytes(token[..end]), Decode(token[(end + 1)..]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.Equal("AQAB", Key.VerificationKey.Exponent);
        Assert.Equal(32, Convert.FromBase64String(Key.KeyId).Length);
    }

    [Fact]
    public void A_failed_draft_leaves_nothing_in_the_next_token()
    {
        Assert.Throws<InvalidOperationException>(() => JwtWriter.Write(Key, json =>
        {
            json.WriteString("sub", "mallory");
            throw new InvalidOperationException();
        }));
        for (var i = 0; i < 8; i++)
        {
            var token = JwtWriter.Write(Key, json => json.WriteNumber("exp", Exp));
            Assert.Equal($$"""{"exp":{{Exp}}}""", Encoding.UTF8.GetString(Decode(token.Split('.')[1])));
        }
    }

    [Fact]
    public void It_expires_at_exp_and_its_payload_stays_readable()
    {
        Assert.Equal(JwtRefusal.None, JwtReader.Read(Good, Keys, Now.AddHours(1).AddSeconds(-1), out _));
        Assert.Equal(JwtRefusal.Expired, JwtReader.Read(Good, Keys, Now.AddHours(1), out var payload));
        Assert.Equal("ann", payload.GetProperty("sub").GetString());
    }

    [Theory]
    [InlineData("-1", JwtRefusal.None)]
    [InlineData("300", JwtRefusal.None)]
    [InlineData("301", JwtRefusal.NotYetValid)]
    public void It_is_not_valid_minutes_before_nbf(string seconds, JwtRefusal expected)
    {
        var start = Now.AddSeconds(int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture)).ToUnixTimeSeconds();
        Assert.Equal(expected, JwtReader.Read(Sign(Header(), $$"""{"sub":"ann","exp":{{Exp}},"nbf":{{start}}}"""), Keys, Now, out var payload));
        Assert.Equal("ann", payload.GetProperty("sub").GetString());
        Assert.Equal(JwtRefusal.Malformed, JwtReader.Read(Sign(Header(), $$"""{"sub":"ann","exp":{{Exp}},"nbf":"{{start}}"}"""), Keys, Now, out _));
        Assert.Equal(JwtRefusal.None, JwtReader.Read(Sign(Header(), $$"""{"sub":"ann","exp":{{Exp}},"nbf":null}"""), Keys, Now, out _));
        Assert.Equal(expected, JwtReader.Read(Sign(Header(), $$"""{"sub":"ann","exp":{{Exp}},"nbf":{{start - 2}}.5}"""), Keys, Now.AddSeconds(-1), out _));
    }

    [Theory]
    [InlineData("""{"alg":"none","kid":"KID"}""", JwtRefusal.Algorithm)]
    [InlineData("""{"alg":"None","kid":"KID"}""", JwtRefusal.Algorithm)]
    [InlineData("""{"alg":"HS256","kid":"KID"}""", JwtRefusal.Algorithm)]
    [InlineData("""{"alg":"RS384","kid":"KID"}""", JwtRefusal.Algorithm)]
    [InlineData("""{"alg":"PS256","kid":"KID"}""", JwtRefusal.Algorithm)]
    [InlineData("""{"alg":"ES256","kid":"KID"}""", JwtRefusal.Algorithm)]
    [InlineData("""{"alg":"rs256","kid":"KID"}""", JwtRefusal.Algorithm)]
    [InlineData("""{"alg":"RS256 ","kid":"KID"}""", JwtRefusal.Algorithm)]
    [InlineData("""{"alg":["RS256"],"kid":"KID"}""", JwtRefusal.Algorithm)]
    [InlineData("""{"alg":null,"kid":"KID"}""", JwtRefusal.Algorithm)]
    [InlineData("""{"ALG":"RS256","kid":"KID"}""", JwtRefusal.Algorithm)]
    [InlineData("""{"kid":"KID"}""", JwtRefusal.Algorithm)]
    [InlineData("""{"alg":"RS256"}""", JwtRefusal.UnknownKey)]
    [InlineData("""{"alg":"RS256","kid":""}""", JwtRefusal.UnknownKey)]
    [InlineData("""{"alg":"RS256","kid":null}""", JwtRefusal.UnknownKey)]
    [InlineData("""{"alg":"RS256","kid":0}""", JwtRefusal.UnknownKey)]
    [InlineData("""{"alg":"RS256","kid":["KID"]}""", JwtRefusal.UnknownKey)]
    [InlineData("""{"alg":"RS256","kid":"KID "}""", JwtRefusal.UnknownKey)]
    [InlineData("""{"alg":"RS256","kid":"KID\u0000"}""", JwtRefusal.UnknownKey)]
    [InlineData("""{"alg":"RS256","kid":"../../../../dev/null"}""", JwtRefusal.UnknownKey)]
    [InlineData("""{"alg":"RS256","kid":"x' UNION SELECT 'key'--"}""", JwtRefusal.UnknownKey)]
    [InlineData("""{"alg":"RS256","kid":"KID","jku":"https://example.com/jwks.json"}""", JwtRefusal.Header)]
    [InlineData("""{"alg":"RS256","kid":"KID","\u006aku":"https://example.com/jwks.json"}""", JwtRefusal.Header)]
    [InlineData("""{"alg":"RS256","kid":"KID","jwk":{"kty":"RSA","n":"AQ","e":"AQAB"}}""", JwtRefusal.Header)]
    [InlineData("""{"alg":"RS256","kid":"KID","x5u":"https://example.com/cert"}""", JwtRefusal.Header)]
    [InlineData("""{"alg":"RS256","kid":"KID","x5c":["MIIB"]}""", JwtRefusal.Header)]
    [InlineData("""{"alg":"RS256","kid":"KID","crit":["exp"]}""", JwtRefusal.Header)]
    [InlineData("""{"alg":"RS256","kid":"KID","b64":false}""", JwtRefusal.Header)]
    [InlineData("""{"alg":"RS256","kid":"KID","zip":"DEF"}""", JwtRefusal.Header)]
    [InlineData("""{"alg":"RS256","kid":"KID","enc":"A256GCM"}""", JwtRefusal.Header)]
    [InlineData("""{"alg":"RS256","kid":"KID","typ":"JWE"}""", JwtRefusal.Header)]
    [InlineData("""{"alg":"RS256","kid":"KID","typ":1}""", JwtRefusal.Header)]
    [InlineData("""{"alg":"none","kid":"KID","alg":"RS256"}""", JwtRefusal.Malformed)]
    [InlineData("""{"alg":"RS256","kid":"KID","\u0061lg":"none"}""", JwtRefusal.Malformed)]
    [InlineData("""{"alg":"RS256","kid":"x","kid":"KID"}""", JwtRefusal.Malformed)]
    [InlineData("""{"alg":"RS256","kid":"\ud800"}""", JwtRefusal.Malformed)]
    [InlineData("""{"alg":"\ud800","kid":"KID"}""", JwtRefusal.Malformed)]
    [InlineData("""{"alg":"RS256","kid":"KID"} {}""", JwtRefusal.Malformed)]
    [InlineData("""{"alg":"RS256","kid":"KID",}""", JwtRefusal.Malformed)]
    [InlineData("""{"alg":"RS256","kid":"KID"}//""", JwtRefusal.Malformed)]
    [InlineData("""["RS256"]""", JwtRefusal.Malformed)]
    [InlineData("\"RS256\"", JwtRefusal.Malformed)]
    [InlineData("null", JwtRefusal.Malformed)]
    public void A_header_that_is_signed_rightly_but_asks_for_trouble_is_refused(string header, JwtRefusal refusal) =>
        Assert.Equal(refusal, JwtReader.Read(Sign(header.Replace("KID", Key.KeyId), $$"""{"exp":{{Exp}}}"""), Keys, Now, out _));

    [Theory]
    [InlineData("""{"alg":"RS256","kid":"KID","typ":"JWT"}""")]
    [InlineData("""{"alg":"RS256","kid":"KID","x5t":"hint","unknown":true}""")]
    [InlineData(""" { "kid" : "KID" , "alg" : "RS256" } """)]
    public void A_harmless_header_is_taken(string header) =>
        Assert.Equal(JwtRefusal.None, JwtReader.Read(Sign(header.Replace("KID", Key.KeyId), $$"""{"exp":{{Exp}}}"""), Keys, Now, out _));

    [Fact]
    public void The_public_key_is_no_shared_secret()
    {
        using var rsa = RSA.Create(new RSAParameters { Modulus = Decode(Key.VerificationKey.Modulus), Exponent = Decode(Key.VerificationKey.Exponent) });
        foreach (var secret in new[] { rsa.ExportSubjectPublicKeyInfoPem(), rsa.ExportRSAPublicKeyPem(), Key.VerificationKey.Modulus, "" })
        {
            foreach (var alg in new[] { "HS256", "RS256" })
            {
                var signed = $"{Encode($$"""{"alg":"{{alg}}","kid":"{{Key.KeyId}}"}""")}.{Encode($$"""{"exp":{{Exp}}}""")}";
                var token = $"{signed}.{Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed)))}";
                Assert.Equal(alg == "HS256" ? JwtRefusal.Algorithm : JwtRefusal.Signature, JwtReader.Read(token, Keys, Now, out _));
            }
        }
    }

    [Fact]
    public void A_foreign_key_under_our_name_is_refused()
    {
        Assert.Equal(JwtRefusal.Signature, JwtReader.Read(Sign(Header(), $$"""{"exp":{{Exp}}}""", Foreign), Keys, Now, out _));
        Assert.Equal(JwtRefusal.UnknownKey, JwtReader.Read(JwtWriter.Write(Foreign, json => json.WriteNumber("exp", Exp)), Keys, Now, out _));
        Assert.Equal(JwtRefusal.UnknownKey, JwtReader.Read(Good, [], Now, out _));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"exp":"9999999999"}""")]
    [InlineData("""{"exp":null}""")]
    [InlineData("""{"exp":1e400}""")]
    [InlineData("""{"exp":-1e400}""")]
    [InlineData("""{"exp":1,"exp":9999999999}""")]
    [InlineData("""{"exp":9999999999}x""")]
    [InlineData("[]")]
    [InlineData("")]
    public void A_payload_without_one_proper_exp_is_refused(string payload) =>
        Assert.Equal(JwtRefusal.Malformed, JwtReader.Read(Sign(Header(), payload), Keys, Now, out _));

    [Fact]
    public void Every_changed_character_is_noticed()
    {
        for (var i = 0; i < Good.Length; i++)
        {
            foreach (var other in "Az-.= \n")
            {
                if (Good[i] == other) continue;
                Refused(string.Concat(Good.AsSpan(0, i), other.ToString(), Good.AsSpan(i + 1)));
            }
            Refused(Good[..i]);
        }
    }

    [Fact]
    public void Additions_and_other_spellings_are_refused()
    {
        var parts = Good.Split('.');
        foreach (var token in new[]
        {
            Good + ".", "." + Good, Good + "=", Good + " ", " " + Good, Good + "\n", Good + "\0", Good + ".e30", Good + "." + parts[2], Good + "A", Good + "AAAA",
            $"{parts[0]}.{parts[1]}", $"{parts[0]}.{parts[1]}.", $"{parts[0]}..{parts[2]}", $".{parts[1]}.{parts[2]}", "..", ".", "", $"Bearer {Good}",
            $"{parts[0]}=.{parts[1]}.{parts[2]}", $"{parts[0]}.{parts[1]}={parts[2]}", Good.Replace('.', '\u2024'), Good.ToUpperInvariant(),
        }) Refused(token);
        Assert.Equal(JwtRefusal.Malformed, JwtReader.Read(null, Keys, Now, out _));
    }

    [Fact]
    public void The_last_character_has_one_spelling()
    {
        // 256 bytes leave four unused bits in the last character: sixteen spellings of one signature elsewhere.
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        Assert.Single(alphabet, last => JwtReader.Read(Good[..^1] + last, Keys, Now, out _) == JwtRefusal.None);
    }

    [Fact]
    public void A_large_token_is_refused_before_work()
    {
        Assert.Equal(JwtRefusal.TooLarge, JwtReader.Read(Good + new string('A', JwtReader.MaxLength), Keys, Now, out _));
        Assert.Equal(JwtRefusal.TooLarge, JwtReader.Read(new string('.', 10_000_000), Keys, Now, out _));
        var header = $$"""{"alg":"RS256","kid":"{{Key.KeyId}}","pad":"{{new string('x', 2000)}}"}""";
        Assert.Equal(JwtRefusal.Malformed, JwtReader.Read(Sign(header, $$"""{"exp":{{Exp}}}"""), Keys, Now, out _));
        var deep = string.Concat(Enumerable.Repeat("""{"a":""", 100)) + "1" + new string('}', 100);
        Assert.Equal(JwtRefusal.Malformed, JwtReader.Read(Sign(Header(), $$"""{"exp":{{Exp}},"deep":{{deep}}}"""), Keys, Now, out _));
    }

    [Property(MaxTest = 500)]
    public bool Garbage_is_refused_without_an_exception(string token, byte[] header, byte[] payload) =>
        JwtReader.Read(token, Keys, Now, out _) != JwtRefusal.None
        && JwtReader.Read($"{Encode(header ?? [])}.{Encode(payload ?? [])}.AAAA", Keys, Now, out _) != JwtRefusal.None
        && JwtReader.Read(Good + token, Keys, Now, out _) == JwtRefusal.None == string.IsNullOrEmpty(token);

    [Fact]
    public void At_hash_matches_the_vectors()
    {
        foreach (var vector in Vectors.All("atHash")) Assert.Equal(vector["at_hash"], JwtWriter.AccessTokenHash(vector["access_token"]));
    }

    [Fact]
    public void Sixteen_threads_may_sign_and_verify_with_one_key() => KeyRingTests.RunOnThreads(16, thread =>
    {
        for (var i = 0; i < 30; i++)
        {
            var text = $"{thread}-{i}";
            var token = JwtWriter.Write(Key, json =>
            {
                json.WriteString("sub", text);
                json.WriteNumber("exp", Exp);
            });
            Assert.Equal(JwtRefusal.None, JwtReader.Read(token, Keys, Now, out var payload));
            Assert.Equal(text, payload.GetProperty("sub").GetString());
        }
    });

    private static void Refused(string token) => Assert.NotEqual(JwtRefusal.None, JwtReader.Read(token, Keys, Now, out _));

    private static string Header() => $$"""{"alg":"RS256","kid":"{{Key.KeyId}}"}""";

    /// <summary>Signs any header and payload, well-formed or not.</summary>
    private static string Sign(string header, string payload, JwtSigningKey? key = null)
    {
        var signed = $"{Encode(header)}.{Encode(payload)}";
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey((key ?? Key).ExportPkcs8(), out _);
        return $"{signed}.{Encode(rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static byte[] Decode(string text) =>
        Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));
}
