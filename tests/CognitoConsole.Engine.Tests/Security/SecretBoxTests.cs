using System.Security.Cryptography;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.Tests.Security;

public sealed class SecretBoxTests
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] Plain = [1, 2, 3];

    [Theory]
    [InlineData("totp-seed")]
    [InlineData("signing-key/kid")]
    public void Opens_under_its_key_and_purpose(string purpose) => Assert.Equal(Plain, SecretBox.Open(Key, SecretBox.Seal(Key, Plain, purpose), purpose));

    [Fact]
    public void Opens_under_no_other_key_purpose_or_owner()
    {
        var blob = SecretBox.Seal(Key, Plain, "signing-key/one");
        foreach (var (key, purpose) in new[] { (RandomNumberGenerator.GetBytes(32), "signing-key/one"), (Key, "signing-key/two"), (Key, "totp-seed"), (Key, "signing-key") })
            Assert.ThrowsAny<CryptographicException>(() => SecretBox.Open(key, blob, purpose));
    }

    [Fact]
    public void Opens_only_untouched()
    {
        var blob = SecretBox.Seal(Key, Plain, "totp-seed");
        for (var i = 0; i < blob.Length; i++)
        {
            var changed = blob.ToArray();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => SecretBox.Open(Key, changed, "totp-seed"));
        }

        Assert.ThrowsAny<CryptographicException>(() => SecretBox.Open(Key, blob.AsSpan(0, 10), "totp-seed"));
        Assert.ThrowsAny<CryptographicException>(() => SecretBox.Open(Key, KeyRing.InMemory().Protect(Plain, "totp-seed"), "totp-seed"));
    }

    [Fact]
    public void Says_nothing_twice_alike() => Assert.NotEqual(SecretBox.Seal(Key, Plain, "totp-seed"), SecretBox.Seal(Key, Plain, "totp-seed"));
}
